import { RuleReading } from '../rules/rule-reading.js';
import type { RuleGroup } from '../rules/rule.js';
import { useRuleCheck } from '../rules/use-rule-check.js';
import styles from './editor.module.css';
import { placeOfNode, quotingNodes } from './rule-nodes.js';

interface Props {
  rule: RuleGroup;
  /** The condition whose clause is shown in the document. */
  active: string | undefined;
  onActivate: (pointer: string) => void;
}

/** A rule to be read: in sentences, and beneath them the clause of each condition, with a way to it in the document. */
export function RuleGrounds({ rule, active, onActivate }: Props) {
  const { check, faults } = useRuleCheck(rule);
  return (
    <>
      <RuleReading check={check} faults={faults} onActivate={undefined} />
      <h3 className={styles.heading}>依据</h3>
      <ul className={styles.faults}>
        {quotingNodes(rule).map(({ pointer, node, quote }) => (
          <li key={pointer} data-pointer={pointer}>
            <button
              type="button"
              className={styles.fault}
              aria-current={active === pointer ? 'true' : undefined}
              onClick={() => onActivate(pointer)}
            >
              {placeOfNode(pointer)}
              {node.meta?.label && `“${node.meta.label}”`}：“{quote}”
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
