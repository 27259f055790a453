import type { ReactNode } from 'react';
import styles from './filter-bar.module.css';

/** What narrows the list beneath it. */
export function FilterBar({ children }: { children: ReactNode }) {
  return (
    <div role="search" className={styles.bar}>
      {children}
    </div>
  );
}
