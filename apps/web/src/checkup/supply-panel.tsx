import { useParams } from 'react-router';
import type { CheckupReport } from '../api/types.js';
import { Panel } from '../app/panel.js';
import styles from './checkup.module.css';
import { Supply } from './supply.js';

/** The missing facts, those first that decide most. */
export function SupplyPanel({ report, own }: { report: CheckupReport; own: boolean }) {
  const { uscc = '' } = useParams();
  if (report.toSupply.length === 0) return null;
  return (
    <div className={styles.supply}>
      <Panel title="最值得补充的信息">
        <ol className={styles.supplyList}>
          {report.toSupply.map((fact) => (
            <li key={fact.key}>
              <Supply uscc={uscc} fact={fact} own={own} />
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}
