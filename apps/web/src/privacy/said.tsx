import { minuteOf } from '../text/day.js';
import styles from './privacy.module.css';

interface Props {
  /** Newest first. */
  history: readonly { deed: string; person: string; at: string; version?: number }[];
  words: Readonly<Record<string, string>>;
}

/** Everything that was said about one thing, folded up. */
export function Said({ history, words }: Props) {
  if (history.length === 0) return null;
  return (
    <details className={styles.history}>
      <summary>记录（{history.length} 次）</summary>
      <ol>
        {history.map(({ deed, person, at, version }) => (
          <li key={at}>
            <span className="number">{minuteOf(at)}</span> {person} {words[deed] ?? deed}
            {version !== undefined && <span className="muted">（用途第 {version} 版）</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
