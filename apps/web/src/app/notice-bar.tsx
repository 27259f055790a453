import type { ReactNode } from 'react';
import type { Tone } from './mark.js';
import styles from './notice-bar.module.css';

/** A line of advice or warning above what it concerns. */
export function NoticeBar({ tone = 'accent', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div role="note" className={`${styles.bar} ${styles[tone]}`}>
      {children}
    </div>
  );
}
