import styles from './policies.module.css';

/** A clause as it was published, and where. */
export function Clause({ label, quote, source }: { label?: string; quote: string; source?: string }) {
  return (
    <figure className={styles.clause}>
      {label && <figcaption className={styles.clauseLabel}>{label}</figcaption>}
      <blockquote>“{quote}”</blockquote>
      {source && <p className={styles.source}>—— {source}</p>}
    </figure>
  );
}
