import type { AudienceSizes } from '../api/types.js';
import { count, percent } from '../text/number.js';
import styles from './policies.module.css';
import { SEGMENTS } from './segment.js';

/** The sizes of all segments as bars against the active enterprises, each labelled with its number. */
export function AudienceBars({ sizes }: { sizes: AudienceSizes }) {
  const rows = [
    ...SEGMENTS.map(({ key, name }) => ({ key, name, size: sizes[key] })),
    { key: 'ineligible', name: '其他暂不符合', size: sizes.ineligible - sizes.nearMiss },
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
                  width={sizes.active ? (size / sizes.active) * 100 : 0}
                  height="1"
                  className={styles[key]}
                />
              </svg>
              <span className={styles.size}>
                {count(size)} 家 <span className="muted">{percent(size, sizes.active)}</span>
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <figcaption className={styles.caption}>
        在业企业 {count(sizes.active)} 家，数据版本 {sizes.populationVersion}，计算用时{' '}
        {sizes.tookMs < 1 ? '不到 1' : count(sizes.tookMs)} 毫秒
      </figcaption>
    </figure>
  );
}
