import type { Catalogue } from './field.js';
import type { IndustryTree } from './industry-tree.js';
import type { RuleGroup } from './rule.js';

/** Something wrong with a rule: a code for programs, a JSON Pointer to the place, a text that says what to do. */
export interface RuleFault {
  code: string;
  pointer: string;
  message: string;
}

/** Either a rule or the faults that keep it from being one. */
export type RuleCheck = { rule: RuleGroup; faults: [] } | { rule?: undefined; faults: RuleFault[] };

/** Checks any JSON against the format and the catalogue. Never throws. */
export function checkRule(json: unknown, catalogue: Catalogue, industries: IndustryTree): RuleCheck {
  void [json, catalogue, industries];
  throw new Error('not yet written');
}
