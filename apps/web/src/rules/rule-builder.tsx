import { lazy, Suspense } from 'react';
import { Waiting } from '../app/waiting.js';
import { RuleReading } from './rule-reading.js';
import type { RuleBuilderProps } from './rule-builder-props.js';
import { useRuleCheck } from './use-rule-check.js';
import styles from './rules.module.css';

// What edits rules is large, and pages that only show them need none of it.
const RuleTree = lazy(() => import('./rule-tree.js'));

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
