import type { ConditionInsight, RuleInsight } from '../api/types.js';
import { drawn, told } from '../text/told-count.js';
import styles from './insight.module.css';

/** For every condition, how many more enterprises would qualify without it: the longest bar is the bottleneck. */
export function Bottlenecks({ insight }: { insight: RuleInsight }) {
  const conditions = [...insight.conditions].sort((a, b) => drawn(b.gained) - drawn(a.gained));
  const most = Math.max(1, ...conditions.map(({ gained }) => drawn(gained)));
  if (conditions.length === 0) return <p className="muted">规则里没有可以由数据判断的条件。</p>;
  return (
    <section aria-label="卡在哪一条">
      <p className={styles.lead}>如果不要求这一条，初步符合的企业会多出多少家：</p>
      <ol className={styles.bottlenecks}>
        {conditions.map((condition) => (
          <Bottleneck key={condition.pointer} condition={condition} most={most} />
        ))}
      </ol>
    </section>
  );
}

function Bottleneck({ condition, most }: { condition: ConditionInsight; most: number }) {
  const { label, text, veto, gained, soleObstacle, no, unknown } = condition;
  return (
    <li>
      <div>
        <strong>{label}</strong>
        {veto && <span className="muted">（一票否决）</span>}
        {text !== label && <span className="muted"> {text}</span>}
      </div>
      <div className={styles.gain}>
        <svg
          className={styles.gainTrack}
          aria-hidden="true"
          preserveAspectRatio="none"
          viewBox={`0 0 ${most} 1`}
        >
          <rect width={drawn(gained)} height="1" className={styles.eligible} />
        </svg>
        <span className={styles.gainSize}>多 {told(gained)}</span>
      </div>
      <div className="muted">
        不满足 {told(no)}，其中只差这一条 {told(soleObstacle)}；缺数据 {told(unknown)}
      </div>
    </li>
  );
}
