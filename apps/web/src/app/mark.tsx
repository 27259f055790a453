import type { ReactNode } from 'react';
import styles from './mark.module.css';

export type Tone = 'quiet' | 'accent' | 'ok' | 'warn' | 'bad';

/** A small label of a state or a kind; the words carry the meaning, the tone only helps. */
export function Mark({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.mark} ${styles[tone]}`}>{children}</span>;
}
