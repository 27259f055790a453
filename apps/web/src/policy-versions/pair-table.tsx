import { diffChars } from 'diff';
import { differs, type Pair } from './side-by-side.js';
import styles from './versions.module.css';

interface Props {
  label: string;
  pairs: readonly Pair[];
  /** What the two versions are called. */
  heads?: readonly [older: string, newer: string];
  /** What each line is about, where that isn't plain from its words. */
  names?: readonly string[];
}

/** Lines of two versions beside each other; what differs within a line is marked. */
export function PairTable({ label, pairs, heads = ['较早的版本', '较新的版本'], names }: Props) {
  return (
    <table className={styles.pairs} aria-label={label}>
      <thead>
        <tr>
          {names && (
            <th scope="col" className={styles.name}>
              项目
            </th>
          )}
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair, index) => (
          <tr key={index} data-changed={differs(pair)}>
            {names && <th scope="row">{names[index]}</th>}
            <td>
              <Words pair={pair} side="older" />
            </td>
            <td>
              <Words pair={pair} side="newer" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Longer sentences are told as a whole: letters of them that happen to be the same say nothing. */
const MOST_LETTERS = 400;

/** One side of a line. */
function Words({ pair, side }: { pair: Pair; side: 'older' | 'newer' }) {
  const { older, newer } = pair;
  const own = pair[side];
  const Change = side === 'older' ? 'del' : 'ins';
  if (own === null) return <span className="muted">（没有）</span>;
  if (!differs(pair)) return own;
  if (older === null || newer === null || own.length > MOST_LETTERS) return <Change>{own}</Change>;
  return diffChars(older, newer).map(({ value, added, removed }, index) => {
    if (added) return side === 'newer' ? <ins key={index}>{value}</ins> : null;
    if (removed) return side === 'older' ? <del key={index}>{value}</del> : null;
    return value;
  });
}
