import { useQuery } from '@tanstack/react-query';
import { personHistoryQuery } from '../api/people.js';
import type { PersonDetail, PersonEvent } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Panel } from '../app/panel.js';
import { type Column, RecordTable } from '../app/record-table.js';
import { ROLE_NAMES } from '../app/role-names.js';
import { minuteOf } from '../text/day.js';

/** What was done to the account and its rights, from the audit trail. */
export function PersonHistory({ person }: { person: PersonDetail }) {
  const history = useQuery(personHistoryQuery(person.id));
  return (
    <Panel
      title="历史"
      extra={<span className="muted">最近 200 条；已归档的更早记录请向审计管理员查阅</span>}
      flush
    >
      <Loaded query={history} rows={3}>
        {(events) =>
          events.length === 0 ? (
            <Empty title="还没有记录">建立、停用、授权和代理的改动都会记在这里。</Empty>
          ) : (
            <RecordTable label="历史" columns={columnsFor(person)} rows={events} keyOf={({ id }) => id} />
          )
        }
      </Loaded>
    </Panel>
  );
}

function columnsFor({ grants }: PersonDetail): readonly Column<PersonEvent>[] {
  const roleOf = ({ role, grant }: PersonEvent) => role ?? grants.find(({ id }) => id === grant)?.role;
  return [
    {
      key: 'text',
      title: '做了什么',
      main: true,
      render: (event) => {
        const role = roleOf(event);
        return role ? `${event.text}（${ROLE_NAMES[role]}）` : event.text;
      },
    },
    {
      key: 'at',
      title: '时间',
      width: 160,
      render: ({ at }) => <span className="number">{minuteOf(at)}</span>,
    },
    { key: 'by', title: '谁', render: ({ by }) => by },
    { key: 'reason', title: '原因', render: ({ reason }) => reason },
  ];
}
