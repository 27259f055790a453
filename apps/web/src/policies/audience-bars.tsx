import type { AudienceSizes } from '../api/types.js';
import { count, percent } from '../text/number.js';
import { drawn, told, type ToldCount } from '../text/told-count.js';
import styles from './policies.module.css';
import { SEGMENTS } from './segment.js';

/** The sizes of all segments as bars against the active enterprises, each labelled with its number. */
export function AudienceBars({ sizes }: { sizes: AudienceSizes }) {
  const rows = [
    ...SEGMENTS.map(({ key, name }) => ({ key, name, size: sizes[key] })),
    { key: 'ineligible', name: '其他暂不符合', size: otherIneligible(sizes) },
  ] as const;
  return (
    <figure>
      <dl className={styles.bars}>
        {rows.map(({ key, name, size }) => (
          <div key={key} className={styles.barRow}>
            <dt>{name}</dt>
            <dd>
              <svg className={styles.track} aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1">
                <rect
                  width={sizes.active ? (drawn(size) / sizes.active) * 100 : 0}
                  height="1"
                  className={styles[key]}
                />
              </svg>
              <span className={styles.size}>
                {told(size)}{' '}
                {size.count !== null && <span className="muted">{percent(size.count, sizes.active)}</span>}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <figcaption className={styles.caption}>
        在业企业 {count(sizes.active)} 家，数据版本 {sizes.populationVersion}（{sizes.day}），计算用时{' '}
        {sizes.tookMs < 1 ? '不到 1' : count(sizes.tookMs)} 毫秒
      </figcaption>
    </figure>
  );
}

/** Those kept out by more than one condition; as rough as the two numbers it comes from. */
function otherIneligible({ ineligible, nearMiss }: AudienceSizes): ToldCount {
  const rounded = ineligible.rounded ?? nearMiss.rounded;
  if (ineligible.count === null) return ineligible;
  return { count: Math.max(0, ineligible.count - drawn(nearMiss)), ...(rounded && { rounded }) };
}
