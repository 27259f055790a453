import type { Column } from './column.js';
import type { IndustryTree } from './industry-tree.js';
import type { RuleGroup } from './rule.js';
import type { EnterpriseSet } from './set.js';
import type { Ternary } from './ternary.js';

/** Everything the district's enterprises are known by, on one day. */
export interface Population {
  blocks: number;
  /** Those that count at all; a deregistered enterprise is in no set. */
  active: EnterpriseSet;
  /** The day that 'today' means in a rule, YYYY-MM-DD. */
  today: string;
  /** By field key; a field without a column is unknown for everybody. */
  columns: ReadonlyMap<string, Column>;
  industries: IndustryTree;
}

/** A rule's segments: disjoint and together the active, but for `nearMiss`, which lies within `ineligible`. */
export interface Audience {
  eligible: EnterpriseSet;
  undetermined: EnterpriseSet;
  needsPerson: EnterpriseSet;
  nearMiss: EnterpriseSet;
  ineligible: EnterpriseSet;
}

/** How one condition of a rule divides the active, and how many it alone keeps out. */
export interface ConditionSurvey {
  /** JSON Pointer of the condition within the rule. */
  pointer: string;
  field: string;
  yes: number;
  no: number;
  unknown: number;
  /** Ineligible enterprises that would be eligible if this condition alone were settled in their favour. */
  soleObstacle: number;
}

/** Answers rules for a whole population; keeps the leaves it has compared. */
export interface Matcher {
  readonly population: Population;
  /** Who meets the rule, for certain and possibly; what a person must judge is unknown. */
  evaluate(rule: RuleGroup): Ternary;
  /** The rule's segments. */
  audience(rule: RuleGroup): Audience;
  /** Every condition's figures, in the order of the rule. */
  survey(rule: RuleGroup): ConditionSurvey[];
}

/** A matcher for one population; make a new one when the population changes. */
export function createMatcher(population: Population, limits?: { cacheBytes?: number }): Matcher {
  void [population, limits];
  throw new Error('not yet written');
}
