import type { RuleFault, RuleGroup } from './rule.js';

/** What the page around a builder gives it; the same for pages that try rules and those that keep them. */
export interface RuleBuilderProps {
  /** The rule as the API has it. Comes out unchanged but for what is edited, with nothing added. */
  value: RuleGroup;
  /** Called with the whole rule at every edit, also while it is faulty or half-written. Need not be stable. */
  onChange: (rule: RuleGroup) => void;
  /**
   * Faults found elsewhere, such as when the policy is submitted; pointers begin at the rule. The builder finds out
   * by itself what `POST /api/rules/check` says and shows both at the conditions they point to.
   */
  faults?: readonly RuleFault[];
  /** The pointer of the condition that is worked on, such as `/rules/1`; it is marked. */
  active?: string;
  /** Called with a condition's pointer when the focus enters it. */
  onActivate?: (pointer: string) => void;
}
