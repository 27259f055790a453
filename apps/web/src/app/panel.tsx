import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

interface Props {
  title?: ReactNode;
  extra?: ReactNode;
  /** Without padding, for tables and lists that reach the edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A white sheet with a heading. */
export function Panel({ title, extra, flush, children }: Props) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {extra && <div className={styles.extra}>{extra}</div>}
        </div>
      )}
      <div className={flush ? undefined : styles.body}>{children}</div>
    </section>
  );
}
