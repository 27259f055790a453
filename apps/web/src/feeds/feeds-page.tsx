import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { feedsQuery } from '../api/feeds.js';
import type { FeedReport } from '../api/types.js';
import { useAddress } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { minuteOf } from '../text/day.js';
import { CADENCES } from './cadence.js';
import { FeedPanel } from './feed-panel.js';

/** Which source of data came in when, is it overdue, and how much of the district does it cover? */
export default function FeedsPage() {
  const feeds = useQuery(feedsQuery);
  return (
    <Page
      title="数据来源"
      lead="每个来源最近一次导入、下次应到的日期，历次导入，以及在业企业中各项指标已有和已过期的占比。"
      actions={<DownloadButton address="/api/feeds/export.csv">导出 CSV</DownloadButton>}
    >
      <Loaded query={feeds}>{(rows) => <Feeds feeds={rows} />}</Loaded>
    </Page>
  );
}

function Feeds({ feeds }: { feeds: readonly FeedReport[] }) {
  const { text, change } = useAddress();
  const shown = feeds.find(({ name }) => name === text('feed')) ?? feeds[0];
  return (
    <>
      <Panel flush>
        <RecordTable label="数据来源" columns={COLUMNS} rows={feeds} keyOf={({ name }) => name} />
      </Panel>
      <Select
        aria-label="看哪个来源"
        value={shown?.name}
        options={feeds.map(({ name }) => ({ value: name, label: name }))}
        onChange={(feed: string) => change({ feed })}
        style={{ width: 200, marginBottom: 16 }}
      />
      {shown && <FeedPanel key={shown.name} feed={shown} />}
    </>
  );
}

const COLUMNS: readonly Column<FeedReport>[] = [
  {
    key: 'name',
    title: '来源',
    main: true,
    width: 220,
    render: ({ name, department }) => (
      <>
        {name}
        <div className="muted">{department}</div>
      </>
    ),
  },
  { key: 'cadence', title: '周期', width: 80, render: ({ cadence }) => CADENCES[cadence] },
  {
    key: 'last',
    title: '最近导入',
    width: 170,
    render: ({ imports }) =>
      imports[0] ? <span className="number">{minuteOf(imports[0].at)}</span> : '从未导入',
  },
  {
    key: 'due',
    title: '下次应到',
    width: 150,
    render: ({ due, overdue }) => (
      <>
        <span className="number">{due}</span>{' '}
        <Mark tone={overdue ? 'bad' : 'ok'}>{overdue ? '逾期' : '正常'}</Mark>
      </>
    ),
  },
  {
    key: 'coverage',
    title: '指标',
    render: ({ coverage }) => <Coverage coverage={coverage} />,
  },
];

function Coverage({ coverage }: Pick<FeedReport, 'coverage'>) {
  const expired = coverage.filter(({ expiredPercent }) => expiredPercent > 0);
  if (expired.length === 0) return `${coverage.length} 项，都在使用期内`;
  return (
    <>
      {coverage.length} 项 <Mark tone="warn">{expired.length} 项有过期</Mark>
      <div className="muted">
        {expired.map(({ label, expiredPercent }) => `${label} ${expiredPercent}%`).join('、')}
      </div>
    </>
  );
}
