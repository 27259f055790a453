import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router';
import { keptReportQuery, reportChangesQuery } from '../api/checkups.js';
import type { KeptReport, ReportChange, Verdict } from '../api/types.js';
import { DownloadButton } from '../app/download-button.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { minuteOf } from '../text/day.js';
import styles from './checkup.module.css';
import { VerdictMark } from './verdict.js';

type Item = KeptReport['items'][number];

const columns: readonly Column<Item>[] = [
  {
    key: 'item',
    title: '条目',
    main: true,
    render: ({ itemTitle, policyTitle, version }) => (
      <>
        {itemTitle}
        <div className="muted">
          《{policyTitle}》第 {version} 版
        </div>
      </>
    ),
  },
  { key: 'verdict', title: '结论', render: ({ verdict }) => <VerdictMark verdict={verdict} /> },
  { key: 'missing', title: '待补充', render: ({ missing }) => missing.join('、') || null },
  { key: 'amount', title: '金额', render: ({ amount }) => amount },
];

/** What did the report say, and what is different today? */
export default function KeptReportPage() {
  const { uscc = '', id = '' } = useParams();
  const { pathname } = useLocation();
  const report = useQuery(keptReportQuery(uscc, id));
  return (
    <Page
      narrow
      title="体检报告"
      lead={
        report.data &&
        `${minuteOf(report.data.at)} 由${report.data.person}生成，判断日期 ${report.data.day}，数据版本 ${report.data.populationVersion}`
      }
      back={{ to: pathname.slice(0, pathname.lastIndexOf('/')), label: '返回已存报告' }}
    >
      <Changes uscc={uscc} id={id} />
      <Loaded query={report}>
        {({ items }) => (
          <Panel
            title="当时的结论"
            flush
            extra={
              <DownloadButton address={`/api/enterprises/${uscc}/checkup-reports/${id}/export.csv`}>
                导出 CSV
              </DownloadButton>
            }
          >
            <RecordTable
              label="当时的结论"
              columns={columns}
              rows={items}
              keyOf={({ policy, item }) => `${policy}/${item}`}
            />
          </Panel>
        )}
      </Loaded>
    </Page>
  );
}

function Changes({ uscc, id }: { uscc: string; id: string }) {
  const changes = useQuery(reportChangesQuery(uscc, id));
  return (
    <Panel title="与今天相比">
      <Loaded query={changes} rows={2}>
        {({ items, day }) =>
          items.length === 0 ? (
            <p>按 {day} 重新判断，各条目的结论没有变化。</p>
          ) : (
            <ul className={styles.changes}>
              {items.map((item) => (
                <Change key={`${item.policy}/${item.item}`} change={item} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Change({ change }: { change: ReportChange }) {
  return (
    <li>
      <p>
        <b>{change.itemTitle}</b> <span className="muted">《{change.policyTitle}》</span>
      </p>
      <p>
        <Mark verdict={change.before} /> → <Mark verdict={change.after} />
      </p>
      <ul className="muted">
        {change.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </li>
  );
}

const Mark = ({ verdict }: { verdict: Verdict | null }) =>
  verdict ? <VerdictMark verdict={verdict} /> : <span className="muted">没有这个条目</span>;
