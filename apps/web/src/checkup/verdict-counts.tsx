import type { CheckupItem, CheckupReport } from '../api/types.js';
import styles from './checkup.module.css';
import type { VERDICTS } from './verdict.js';

interface Props {
  groups: readonly { word: (typeof VERDICTS)[number]; items: readonly CheckupItem[] }[];
  sum: CheckupReport['sum'];
}

/** How many items stand under each verdict, and what those it qualifies for come to. */
export function VerdictCounts({ groups, sum }: Props) {
  return (
    <>
      <ul className={styles.counts} aria-label="各类结论的条目数">
        {groups.map(({ word, items }) => (
          <li key={word.verdict}>
            <a href={`#${word.verdict}`} className={styles.count}>
              <span>{word.name}</span>
              <span>
                <b>{items.length}</b> 项
              </span>
            </a>
          </li>
        ))}
      </ul>
      {sum?.text && (
        <p className={styles.sum}>
          初步符合的条目合计：<b>{sum.text}</b>
          <span className="muted">
            （同组的只计最高一项；没有公布金额的和应缴的税不计
            {sum.missing.length > 0 && `；补充${sum.missing.map(({ label }) => label).join('、')}后更准确`}）
          </span>
        </p>
      )}
    </>
  );
}
