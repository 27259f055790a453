import { Button } from 'antd';
import { useState } from 'react';
import type { ToldCount } from '../text/told-count.js';
import { drawn, told } from '../text/told-count.js';
import styles from './tags.module.css';

interface Bar {
  key: string;
  label: string;
  size: ToldCount;
}

const FIRST = 10;

/** Numbers of enterprises as bars, the longest first, each with its number. */
export function ShareBars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const [all, setAll] = useState(false);
  const most = Math.max(1, ...bars.map(({ size }) => drawn(size)));
  if (bars.length === 0) return <p className="muted">没有企业</p>;
  return (
    <>
      <ul className={styles.bars} aria-label={label}>
        {(all ? bars : bars.slice(0, FIRST)).map(({ key, label: name, size }) => (
          <li key={key}>
            <span>{name}</span>
            <span className={styles.track}>
              <svg
                className={styles.fill}
                aria-hidden="true"
                viewBox={`0 0 ${most} 1`}
                preserveAspectRatio="none"
              >
                <rect width={drawn(size)} height="1" />
              </svg>
            </span>
            <span className="number">{told(size)}</span>
          </li>
        ))}
      </ul>
      {bars.length > FIRST && (
        <Button type="link" size="small" className={styles.more} onClick={() => setAll(!all)}>
          {all ? '收起' : `显示全部 ${bars.length} 项`}
        </Button>
      )}
    </>
  );
}
