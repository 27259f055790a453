import type { CheckupNode } from '../api/types.js';
import { Clause } from '../policies/clause.js';
import { withUnit } from '../text/quantity.js';
import styles from './checkup.module.css';

/** Value and threshold of a condition, where the value comes from, and the clause it rests on. */
export function ConditionView({ node }: { node: CheckupNode }) {
  const origin = [node.period, node.feed && `来源：${node.feed}`, node.dataOn && `${node.dataOn} 的数据`]
    .filter(Boolean)
    .join('，');
  return (
    <>
      {node.kind === 'condition' && (
        <dl className={styles.values}>
          <div>
            <dt>本企业</dt>
            <dd>
              {valueOf(node)}
              {origin && <span className="muted">（{origin}）</span>}
              {node.expired && <p className={styles.advice}>{node.expired.advice}</p>}
            </dd>
          </div>
          {node.otherText && (
            <div>
              <dt>相比</dt>
              <dd>{node.otherText}</dd>
            </div>
          )}
          {node.thresholdText && (
            <div>
              <dt>要求</dt>
              <dd>{node.thresholdText}</dd>
            </div>
          )}
        </dl>
      )}
      {node.quote && <Clause quote={node.quote} source={node.source} />}
      {node.advice && node.truth !== 'yes' && <p className={styles.advice}>建议：{node.advice}</p>}
    </>
  );
}

function valueOf({ hidden, valueText, unit, declared, expired }: CheckupNode): string {
  if (hidden) return '您无权查看';
  if (valueText == null) return expired?.text ?? '暂无数据';
  return `${withUnit(valueText, unit)}${declared ? '（自行申报）' : ''}`;
}
