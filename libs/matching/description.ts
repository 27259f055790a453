import type { Catalogue } from './field.js';
import type { IndustryTree } from './industry-tree.js';
import type { RuleGroup } from './rule.js';

/** The rule in plain Chinese, on one line. */
export function describeRule(rule: RuleGroup, catalogue: Catalogue, industries: IndustryTree): string {
  void [rule, catalogue, industries];
  throw new Error('not yet written');
}
