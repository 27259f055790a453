import { lazy, Suspense } from 'react';
import { Waiting } from '../app/waiting.js';
import { RuleReading } from './rule-reading.js';
import type { RuleFault, RuleGroup } from './rule.js';
import { useRuleCheck } from './use-rule-check.js';
import styles from './rules.module.css';

// What edits rules is large, and pages that only show them need none of it.
const RuleTree = lazy(() => import('./rule-tree.js'));

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
  /** Shows the rule without letting it be changed. */
  readOnly?: boolean;
}

/**
 * Builds a rule by hand: conditions about facts and tags in groups, with the clause each rests on, what is wrong with
 * them, and the whole in sentences beneath.
 *
 * A controlled component. `value` may also be changed from outside, such as by a threshold that is taken over or a
 * clause marked in the document: set `meta.quote` and `meta.source` of the node at `active`, and open rows stay open.
 *
 * @example
 * <RuleBuilder value={item.rule} onChange={(rule) => setItem({ ...item, rule })} active={active} onActivate={setActive} />
 */
export function RuleBuilder(props: RuleBuilderProps) {
  const { check, faults } = useRuleCheck(props.value, props.faults);
  return (
    <div className={styles.builder}>
      <Suspense fallback={<Waiting rows={4} />}>
        <RuleTree {...props} faults={faults} />
      </Suspense>
      <RuleReading check={check} faults={faults} onActivate={props.onActivate} />
    </div>
  );
}
