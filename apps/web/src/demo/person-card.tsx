import type { DemoPerson } from '../api/types.js';
import { Mark } from '../app/mark.js';
import styles from './demo-page.module.css';
import { ROLE_NAMES } from './people-groups.js';

interface Props {
  person: DemoPerson;
  busy: boolean;
  onChoose: () => void;
}

/** One person to act as: name, belonging, and what they can do. */
export function PersonCard({ person, busy, onChoose }: Props) {
  const belongings = person.department
    ? [person.department.name]
    : person.enterprises.map(({ name }) => name);
  return (
    <button type="button" className={styles.card} onClick={onChoose} disabled={busy} aria-busy={busy}>
      <span className={styles.first}>
        <span className={styles.name}>{person.name}</span>
        {person.roles.map((role) => (
          <Mark key={role} tone="accent">
            {ROLE_NAMES[role]}
          </Mark>
        ))}
      </span>
      {belongings.map((name) => (
        <span key={name} className={styles.belonging}>
          {name}
        </span>
      ))}
      <span className="muted">{person.hint}</span>
    </button>
  );
}
