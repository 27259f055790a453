import type { CheckupReport } from '../api/types.js';
import { NoticeBar } from '../app/notice-bar.js';
import styles from './checkup.module.css';

/** As of which day and on which data the report was made, and that it promises nothing. */
export function CheckupBasis({ report }: { report: CheckupReport }) {
  return (
    <>
      <p className={styles.basis}>
        判断日期 {report.on}，数据版本 {report.populationVersion}。{report.disclaimer}
      </p>
      {report.knownSince && (
        <div className={styles.filter}>
          <NoticeBar tone="accent">
            本企业的数据自 {report.knownSince} 起入库，此前的日期以最早的数据代替。
          </NoticeBar>
        </div>
      )}
    </>
  );
}
