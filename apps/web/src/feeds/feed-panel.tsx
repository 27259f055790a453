import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { FeedReport } from '../api/types.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { Waiting } from '../app/waiting.js';
import { minuteOf } from '../text/day.js';
import { count } from '../text/number.js';
import styles from './feeds.module.css';

const DeliveryChart = lazy(() => import('./delivery-chart.js'));

type Delivery = FeedReport['imports'][number];

const COLUMNS: readonly Column<Delivery>[] = [
  {
    key: 'at',
    title: '时间',
    width: 160,
    render: ({ at }) => <span className="number">{minuteOf(at)}</span>,
  },
  {
    key: 'file',
    title: '文件',
    main: true,
    render: ({ batch, file }) => <Link to={`/imports/${batch}`}>{file}</Link>,
  },
  { key: 'period', title: '所属期', width: 100, render: ({ period }) => period },
  {
    key: 'changed',
    title: '新增和更新（家）',
    width: 150,
    numeric: true,
    render: ({ changed }) => count(changed),
  },
  {
    key: 'rejected',
    title: '拒绝（行）',
    width: 110,
    numeric: true,
    render: ({ rejected }) => count(rejected),
  },
];

/** One feed: its deliveries over time, and of how much of the district its facts are known or have expired. */
export function FeedPanel({ feed }: { feed: FeedReport }) {
  return (
    <>
      <Panel title={`${feed.name}：指标覆盖率（占在业企业）`}>
        <ul className={styles.coverage}>
          {feed.coverage.map(({ fact, label, percent, expiredPercent }) => (
            <li key={fact}>
              <Link to={`/catalogue/facts/${fact}`}>{label}</Link> <span className="number">{percent}%</span>
              {expiredPercent > 0 && (
                <>
                  {' '}
                  <Mark tone="warn">过期 {expiredPercent}%</Mark>
                </>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel
        title={`${feed.name}：最近 ${feed.imports.length} 次导入`}
        flush
        extra={<DownloadButton address="/api/feeds/deliveries.csv">导出各来源历次导入（CSV）</DownloadButton>}
      >
        {feed.imports.length === 0 ? (
          <Empty title="从未导入">请{feed.department}提供数据后在“导入”页上传。</Empty>
        ) : (
          <>
            <Suspense fallback={<Waiting rows={6} />}>
              <DeliveryChart imports={feed.imports} />
            </Suspense>
            <RecordTable
              label={`${feed.name}的导入`}
              columns={COLUMNS}
              rows={feed.imports}
              keyOf={({ batch }) => batch}
            />
          </>
        )}
      </Panel>
    </>
  );
}
