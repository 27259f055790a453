import type { ReactNode } from 'react';
import styles from './figures.module.css';

/** A number with its name and unit. */
export interface Figure {
  name: string;
  value: ReactNode;
  unit?: string;
  note?: ReactNode;
}

/** A row of numbers, each with its name and unit. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, value, unit, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.value}>{value}</span>
            {unit && <span className={styles.unit}> {unit}</span>}
            {note && <div className={styles.note}>{note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
