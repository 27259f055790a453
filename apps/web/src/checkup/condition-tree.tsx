import type { CheckupNode, Truth } from '../api/types.js';
import { Mark } from '../app/mark.js';
import styles from './checkup.module.css';
import { ConditionView } from './condition-view.js';

const SIGNS = { yes: '✓', no: '✗', unknown: '？' } as const satisfies Record<Truth, string>;
const WORDS = { yes: '满足', no: '不满足' } as const;

const OPEN: Record<CheckupNode['kind'], string> = {
  group: '待定',
  condition: '缺数据',
  manual: '需人工认定',
};

const wordOf = ({ kind, truth }: CheckupNode): string => (truth === 'unknown' ? OPEN[kind] : WORDS[truth]);

/** A condition or a group of them, with what was found; groups hold their parts. */
export function ConditionTree({ node }: { node: CheckupNode }) {
  return (
    <ul className={styles.tree}>
      <TreeNode node={node} />
    </ul>
  );
}

function TreeNode({ node }: { node: CheckupNode }) {
  const children = node.children ?? [];
  return (
    <li className={styles.node}>
      <div className={styles.nodeHead}>
        <span className={`${styles.sign} ${styles[node.truth]}`} aria-hidden="true">
          {SIGNS[node.truth]}
        </span>
        <div className={styles.nodeBody}>
          <span className={`${styles.word} ${styles[node.truth]}`}>{wordOf(node)}</span>
          <span className={node.kind === 'group' ? styles.groupText : undefined}>{node.text}</span>
          {node.veto && (
            <>
              {' '}
              <Mark tone="bad">一票否决</Mark>
            </>
          )}
          {node.kind !== 'group' && <ConditionView node={node} />}
        </div>
      </div>
      {children.length > 0 && (
        <ul className={styles.children}>
          {children.map((child, index) => (
            <TreeNode key={index} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
