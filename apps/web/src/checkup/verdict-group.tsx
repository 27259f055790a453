import type { CheckupItem } from '../api/types.js';
import styles from './checkup.module.css';
import { CheckupItemCard } from './item-card.js';
import type { VERDICTS } from './verdict.js';

interface Props {
  word: (typeof VERDICTS)[number];
  items: readonly CheckupItem[];
  expanded: boolean;
}

/** All items of one verdict; those that miss by one condition first. */
export function VerdictGroup({ word, items, expanded }: Props) {
  const ordered = [...items].sort((a, b) => Number(b.nearMiss) - Number(a.nearMiss));
  return (
    <section id={word.verdict} aria-labelledby={`${word.verdict}-title`} className={styles.group}>
      <h2 id={`${word.verdict}-title`} className={styles.groupTitle}>
        {word.name} <span className="muted">{items.length} 项</span>
      </h2>
      <p className="muted">{word.meaning}</p>
      {ordered.map((item) => (
        <CheckupItemCard key={`${item.policy.code}/${item.item.code}`} item={item} expanded={expanded} />
      ))}
    </section>
  );
}
