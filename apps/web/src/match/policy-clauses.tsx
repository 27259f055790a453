import type { PolicyItem } from '../api/types.js';
import { Panel } from '../app/panel.js';
import { Clause } from '../policies/clause.js';
import styles from './match.module.css';

/** The clauses that the conditions rest on, item by item. */
export function PolicyClauses({ items }: { items: readonly PolicyItem[] }) {
  const quoted = items.filter(({ clauses }) => clauses.length > 0);
  if (quoted.length === 0) return null;
  return (
    <Panel title="政策条款">
      {quoted.map(({ code, title, clauses }) => (
        <section key={code} aria-label={title}>
          <h3 className={styles.heading}>{title}</h3>
          {clauses.map((clause, index) => (
            <Clause key={index} {...clause} />
          ))}
        </section>
      ))}
    </Panel>
  );
}
