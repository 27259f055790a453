import type { RuleInsight } from '../api/types.js';
import { Curve } from './curve.js';
import styles from './insight.module.css';
import type { NewThreshold } from './threshold.js';

interface Props {
  insight: RuleInsight;
  onThreshold: ((threshold: NewThreshold) => void) | undefined;
}

/** Every threshold of the rule, to be tried out. */
export function Curves({ insight, onThreshold }: Props) {
  if (insight.curves.length === 0)
    return (
      <p className="muted">规则里没有数值或日期门槛。加上“不少于”“不晚于”一类的条件后，可以在这里试算。</p>
    );
  return (
    <section aria-label="门槛试算">
      <p className={styles.lead}>
        拖动滑块，看门槛放宽或收紧后企业数怎么变。
        {onThreshold ? '试好后可以采用。' : '只是试算，不改变政策。'}
      </p>
      <div className={styles.curves}>
        {insight.curves.map((curve) => (
          <Curve
            // Another rule is another slider, at the rule's own threshold again.
            key={`${curve.pointer}${curve.end ?? ''} ${String(curve.steps[curve.present]?.value)}`}
            curve={curve}
            active={insight.active}
            onThreshold={onThreshold}
          />
        ))}
      </div>
    </section>
  );
}
