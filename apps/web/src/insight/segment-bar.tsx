import type { RuleInsight } from '../api/types.js';
import { count, percent } from '../text/number.js';
import { drawn, told, type ToldCount } from '../text/told-count.js';
import styles from './insight.module.css';

type Sizes = RuleInsight['segments'];

const PARTS: readonly { key: keyof Sizes; name: string }[] = [
  { key: 'eligible', name: '初步符合' },
  { key: 'undetermined', name: '待补充信息' },
  { key: 'needsPerson', name: '需人工认定' },
  { key: 'nearMiss', name: '差一项' },
  { key: 'ineligible', name: '其他暂不符合' },
];

/** All active enterprises as one bar, a part for each segment, and what each part is. */
export function SegmentBar({
  insight,
}: {
  insight: Pick<RuleInsight, 'segments' | 'active' | 'populationVersion' | 'day'>;
}) {
  const { segments, active, populationVersion, day } = insight;
  return (
    <figure>
      <Bar sizes={segments} active={active} />
      <dl className={styles.legend} aria-live="polite">
        {PARTS.map(({ key, name }) => (
          <div key={key}>
            <dt>
              <svg className={styles.swatch} aria-hidden="true" viewBox="0 0 1 1">
                <rect width="1" height="1" className={styles[key]} />
              </svg>
              {name}
            </dt>
            <dd>
              {told(sizeOf(segments, key))}{' '}
              <span className="muted">{shareOf(sizeOf(segments, key), active)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <figcaption className={styles.caption}>
        在业企业 {count(active)} 家 · 数据版本 {populationVersion} · 按 {day} 计算
      </figcaption>
    </figure>
  );
}

/** The same bar alone, for settings that are tried out. */
export function Bar({ sizes, active }: { sizes: Sizes; active: number }) {
  const widths = PARTS.map(({ key }) => drawn(sizeOf(sizes, key)));
  const startOf = (part: number) => widths.slice(0, part).reduce((sum, width) => sum + width, 0);
  return (
    <svg
      className={styles.bar}
      aria-hidden="true"
      preserveAspectRatio="none"
      viewBox={`0 0 ${active || 1} 1`}
    >
      {PARTS.map(({ key }, part) => (
        <rect key={key} x={startOf(part)} width={widths[part]} height="1" className={styles[key]} />
      ))}
    </svg>
  );
}

/** Near misses are among the ineligible; side by side they are drawn apart. */
function sizeOf(sizes: Sizes, key: keyof Sizes): ToldCount {
  const size = sizes[key];
  if (key !== 'ineligible' || size.count === null) return size;
  return { ...size, count: Math.max(0, size.count - drawn(sizes.nearMiss)) };
}

const shareOf = ({ count: number }: ToldCount, active: number): string =>
  number === null ? '' : percent(number, active);
