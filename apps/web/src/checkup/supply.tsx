import type { CheckupReport } from '../api/types.js';
import styles from './checkup.module.css';

interface Props {
  uscc: string;
  fact: CheckupReport['toSupply'][number];
  own: boolean;
}

/** One missing fact, and what becomes possible with it. */
export function Supply({ fact }: Props) {
  const { label, unlocks, concerns, amount } = fact;
  return (
    <div className={styles.supplyRow}>
      <b>{label}</b>
      <span className="muted">
        关系到 {concerns} 项
        {unlocks.length > 0 && `，补充后可能符合 ${unlocks.length} 项：${unlocks.join('、')}`}
        {amount && `（${amount}）`}
      </span>
    </div>
  );
}
