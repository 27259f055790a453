import type { CheckupReport } from '../api/types.js';
import { Panel } from '../app/panel.js';
import { DeclareMissing } from '../own-facts/declare-missing.js';
import styles from './checkup.module.css';

type MissingFact = CheckupReport['toSupply'][number];

/** The missing facts, those first that decide most; an enterprise can declare them here. */
export function SupplyPanel({ facts }: { facts: readonly MissingFact[] }) {
  if (facts.length === 0) return null;
  return (
    <div className={styles.supply}>
      <Panel title="最值得补充的信息">
        <ol className={styles.supplyList}>
          {facts.map((fact) => (
            <Supply key={fact.key} fact={fact} />
          ))}
        </ol>
      </Panel>
    </div>
  );
}

function Supply({ fact }: { fact: MissingFact }) {
  const { label, unlocks, concerns, amount } = fact;
  return (
    <li className={styles.supplyRow}>
      <b>{label}</b>
      <span className="muted">
        关系到 {concerns} 项
        {unlocks.length > 0 && `，补充后可能符合 ${unlocks.length} 项：${unlocks.join('、')}`}
        {amount && `（${amount}）`}
      </span>
      <DeclareMissing facts={[fact]} />
    </li>
  );
}
