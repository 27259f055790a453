import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { tagHistoryQuery } from '../api/tags.js';
import type { TagDay } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { drawn, told, type ToldCount } from '../text/told-count.js';
import { Waiting } from '../app/waiting.js';

const HistoryChart = lazy(() => import('./history-chart.js'));
const SHOWN = 8;

const numeric = (key: 'members' | 'gained' | 'lost', title: string): Column<TagDay> => ({
  key,
  title,
  numeric: true,
  width: 140,
  render: (day) => amount(day[key]),
});

const amount = (size: ToldCount): string => (size.count === 0 ? '—' : told(size));

const COLUMNS: readonly Column<TagDay>[] = [
  {
    key: 'day',
    title: '日期',
    main: true,
    render: ({ day, ruleChanged }) => (
      <>
        <span className="number">{day}</span> {ruleChanged && <Mark tone="accent">当日改了规则</Mark>}
      </>
    ),
  },
  numeric('gained', '新增'),
  numeric('lost', '失去'),
  numeric('members', '当日末在用'),
];

const hasMoved = ({ gained, lost, ruleChanged }: TagDay): boolean =>
  ruleChanged || drawn(gained) > 0 || drawn(lost) > 0 || gained.count === null || lost.count === null;

/** How the tag came to have as many enterprises as it has. */
export function TagHistory({ code }: { code: string }) {
  const history = useQuery(tagHistoryQuery(code));
  return (
    <Panel title="近一年变化（家）" flush>
      <Loaded query={history}>
        {(days) =>
          days.length === 0 ? (
            <Empty title="还没有记录">每天计算一次，从启用之日起记录谁新增、谁失去。</Empty>
          ) : (
            <>
              <Suspense fallback={<Waiting rows={6} />}>
                <HistoryChart days={days} />
              </Suspense>
              <LatestDays days={days} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

function LatestDays({ days }: { days: readonly TagDay[] }) {
  const moved = days.filter(hasMoved).reverse().slice(0, SHOWN);
  if (moved.length === 0)
    return <Empty title="没有变动">{`${days[0]?.day ?? ''} 起记录，至今没有企业新增或失去。`}</Empty>;
  return <RecordTable label="最近有变动的日子" columns={COLUMNS} rows={moved} keyOf={({ day }) => day} />;
}
