import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'react-router';
import { keptReportsQuery } from '../api/checkups.js';
import type { KeptReportHead } from '../api/types.js';
import { usePaging } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Pager } from '../app/pager.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { minuteOf } from '../text/day.js';
import { VERDICTS } from './verdict.js';

const columns: readonly Column<KeptReportHead>[] = [
  {
    key: 'at',
    title: '生成时间',
    main: true,
    render: ({ id, at }) => (
      <Link to={id} relative="path">
        {minuteOf(at)}
      </Link>
    ),
  },
  { key: 'day', title: '判断日期', render: ({ day }) => day },
  { key: 'person', title: '生成人', render: ({ person }) => person },
  {
    key: 'verdicts',
    title: '结论',
    render: ({ verdicts }) =>
      VERDICTS.flatMap(({ verdict, name }) =>
        verdicts[verdict] ? [`${name} ${verdicts[verdict]} 项`] : [],
      ).join(' · '),
  },
];

/** Which reports were kept? */
export default function KeptReportsPage() {
  const { uscc = '' } = useParams();
  const { pathname } = useLocation();
  const paging = usePaging();
  const reports = useQuery(keptReportsQuery(uscc, paging.page));
  return (
    <Page
      narrow
      title="已存的体检报告"
      back={{ to: pathname.slice(0, pathname.lastIndexOf('/')), label: '返回政策体检' }}
      actions={
        <DownloadButton address={`/api/enterprises/${uscc}/checkup-reports/export.csv`}>
          导出 CSV
        </DownloadButton>
      }
    >
      <Loaded query={reports}>
        {({ items, total }) =>
          total === 0 ? (
            <Empty title="还没有存下的报告">
              在政策体检页点“存为报告”，以后可以看到结论有什么变化、为什么。
            </Empty>
          ) : (
            <Panel flush>
              <RecordTable label="已存的体检报告" columns={columns} rows={items} keyOf={({ id }) => id} />
              <Pager {...paging} total={total} unit="份" />
            </Panel>
          )
        }
      </Loaded>
    </Page>
  );
}
