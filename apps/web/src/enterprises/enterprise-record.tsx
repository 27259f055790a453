import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { enterpriseChangesQuery, receivedPushesQuery } from '../api/enterprises.js';
import type { EnterpriseChange, ReceivedPush } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { minuteOf } from '../text/day.js';
import { withUnit } from '../text/quantity.js';

const PUSH_COLUMNS: readonly Column<ReceivedPush>[] = [
  {
    key: 'title',
    title: '推送',
    main: true,
    render: ({ id, title }) => <Link to={`/pushes/${id}`}>{title}</Link>,
  },
  { key: 'department', title: '部门', width: 220, render: ({ department }) => department },
  {
    key: 'sent',
    title: '投放时间',
    width: 170,
    render: ({ sentAt }) => <span className="number">{minuteOf(sentAt)}</span>,
  },
  {
    key: 'state',
    title: '结果',
    width: 120,
    render: ({ delivered, readAt }) => (
      <Mark tone={readAt ? 'ok' : 'quiet'}>{readAt ? '已读' : delivered ? '已投放' : '未投放'}</Mark>
    ),
  },
];

const CHANGE_COLUMNS: readonly Column<EnterpriseChange>[] = [
  {
    key: 'at',
    title: '时间',
    main: true,
    width: 170,
    render: ({ at }) => <span className="number">{minuteOf(at)}</span>,
  },
  {
    key: 'by',
    title: '经由',
    width: 260,
    render: ({ file, feed, person }) => (
      <>
        {file}
        <div className="muted">{[feed, person].filter(Boolean).join('，')}</div>
      </>
    ),
  },
  {
    key: 'values',
    title: '变化',
    render: ({ values }) =>
      values.map(({ label, unit, before, after }) => (
        <div key={label}>
          {label}：{shown(before, unit)} → {shown(after, unit)}
        </div>
      )),
  },
];

const shown = (value: string | null, unit: string | null): string =>
  value === null ? '暂无数据' : withUnit(value, unit ?? undefined);

/** The pushes an enterprise was to get. */
export function ReceivedPushes({ uscc }: { uscc: string }) {
  const pushes = useQuery(receivedPushesQuery(uscc));
  return (
    <Panel title="收到的推送" flush>
      <Loaded query={pushes}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title="还没有收到推送" />
          ) : (
            <RecordTable label="收到的推送" columns={PUSH_COLUMNS} rows={rows} keyOf={({ id }) => id} />
          )
        }
      </Loaded>
    </Panel>
  );
}

/** What changed about an enterprise, when and through what. */
export function EnterpriseChanges({ uscc }: { uscc: string }) {
  const changes = useQuery(enterpriseChangesQuery(uscc));
  return (
    <Panel title="数据变化" flush>
      <Loaded query={changes}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title="登记以来没有变化" />
          ) : (
            <RecordTable label="数据变化" columns={CHANGE_COLUMNS} rows={rows} keyOf={({ batch }) => batch} />
          )
        }
      </Loaded>
    </Panel>
  );
}
