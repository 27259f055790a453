import { Link } from 'react-router';
import type { FactDetail } from '../api/types.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { useMay } from '../app/session.js';
import { CADENCES } from '../feeds/cadence.js';
import { minuteOf } from '../text/day.js';

type Freshness = FactDetail['freshness'][number];

const COLUMNS: readonly Column<Freshness>[] = [
  {
    key: 'name',
    title: '来源',
    main: true,
    render: ({ name, department }) => (
      <>
        <FeedName name={name} />
        <div className="muted">{department}</div>
      </>
    ),
  },
  { key: 'cadence', title: '周期', width: 90, render: ({ cadence }) => CADENCES[cadence] },
  {
    key: 'last',
    title: '最近导入',
    width: 170,
    render: ({ last }) => (last ? <span className="number">{minuteOf(last)}</span> : '从未导入'),
  },
  {
    key: 'due',
    title: '下次应到',
    width: 180,
    render: ({ due, overdue }) => (
      <>
        <span className="number">{due}</span>{' '}
        <Mark tone={overdue ? 'bad' : 'ok'}>{overdue ? '逾期' : '正常'}</Mark>
      </>
    ),
  },
];

function FeedName({ name }: { name: string }) {
  const open = useMay('imports:read');
  return open ? <Link to={`/feeds?feed=${encodeURIComponent(name)}`}>{name}</Link> : name;
}

/** The feeds that may give a fact, the one that counts most first, and how fresh each is. */
export function FactFreshness({ fact }: { fact: FactDetail }) {
  return (
    <Panel title={fact.freshness.length > 1 ? '来源（优先的在前，靠后的不会覆盖靠前的）' : '来源'} flush>
      <RecordTable label="来源" columns={COLUMNS} rows={fact.freshness} keyOf={({ name }) => name} />
    </Panel>
  );
}
