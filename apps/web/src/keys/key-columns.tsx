import { useQuery } from '@tanstack/react-query';
import { departmentsQuery } from '../api/people.js';
import type { ApiKey } from '../api/types.js';
import { Mark } from '../app/mark.js';
import type { Column } from '../app/record-table.js';
import { dayOf, minuteOf } from '../text/day.js';
import { endsSoon } from './lifetime.js';
import { RevokeKey } from './revoke-key.js';
import { scopeText } from './scope.js';

/** What is shown of a key: everything but its token. */
export const KEY_COLUMNS: readonly Column<ApiKey>[] = [
  {
    key: 'name',
    title: '名称',
    main: true,
    render: ({ name, kind, prefix }) => (
      <>
        {name} <Mark tone={kind === 'test' ? 'quiet' : 'accent'}>{kind === 'test' ? '测试' : '正式'}</Mark>
        <div className="muted number">{prefix}…</div>
      </>
    ),
  },
  {
    key: 'person',
    title: '负责人',
    width: 150,
    render: ({ person, department }) => (
      <>
        {person.name}
        {department && <OnlyOf department={department} />}
      </>
    ),
  },
  {
    key: 'scopes',
    title: '权限',
    render: ({ permissions }) => permissions.map(scopeText).join('、'),
  },
  {
    key: 'networks',
    title: '允许的网段',
    width: 150,
    render: ({ networks }) => <span className="number">{networks.join('、') || '不限'}</span>,
  },
  {
    key: 'used',
    title: '最近使用',
    width: 150,
    render: ({ lastUsedAt, lastUsedFrom }) =>
      lastUsedAt ? (
        <span className="number">
          {minuteOf(lastUsedAt)}
          <div className="muted">{lastUsedFrom}</div>
        </span>
      ) : (
        '从未使用'
      ),
  },
  { key: 'state', title: '状态', width: 150, render: (key) => <KeyState apiKey={key} /> },
];

/** The column with what can be done to a key. */
export const KEY_STEPS: Column<ApiKey> = {
  key: 'steps',
  title: '操作',
  width: 80,
  render: (key) => (key.state === 'active' ? <RevokeKey apiKey={key} /> : null),
};

/** The department a key is limited to, by its name. */
function OnlyOf({ department }: { department: string }) {
  const name = useQuery(departmentsQuery).data?.find(({ code }) => code === department)?.name;
  return <div className="muted">仅限{name ?? department}</div>;
}

function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const { state, expiresAt, revokedAt } = apiKey;
  if (state === 'revoked')
    return (
      <>
        <Mark tone="bad">已吊销</Mark>
        {revokedAt && <div className="muted number">{dayOf(revokedAt)}</div>}
      </>
    );
  const mark = endsSoon(apiKey) ? <Mark tone="warn">即将到期</Mark> : <Mark tone="ok">有效</Mark>;
  return (
    <>
      {state === 'expired' ? <Mark>已到期</Mark> : mark}
      <div className="muted number">{dayOf(expiresAt)} 到期</div>
    </>
  );
}
