import { Button } from 'antd';
import { useState } from 'react';
import { endGrant } from '../api/people.js';
import type { PersonDetail, RoleGrant } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { ReasonDialog } from '../app/reason-dialog.js';
import { type Column, RecordTable } from '../app/record-table.js';
import { ROLE_NAMES } from '../app/role-names.js';
import { useMay, useMe } from '../app/session.js';
import { dayOf } from '../text/day.js';
import { GrantDialog } from './grant-dialog.js';
import { grantState } from './grant-state.js';
import { usePeopleChange } from './use-people-change.js';

const stateOf = (grant: RoleGrant) => grantState(grant, dayOf(new Date()));

const COLUMNS: readonly Column<RoleGrant>[] = [
  { key: 'role', title: '角色', main: true, render: ({ role }) => ROLE_NAMES[role] },
  {
    key: 'state',
    title: '状态',
    render: (grant) => <Mark tone={stateOf(grant).tone}>{stateOf(grant).label}</Mark>,
  },
  {
    key: 'days',
    title: '起止',
    render: ({ starts, ends }) => (
      <span className="number">
        {starts} 至 {ends ?? '收回为止'}
      </span>
    ),
  },
  {
    key: 'by',
    title: '授予',
    render: ({ grantedBy, grantedAt }) => `${grantedBy ?? '系统'}，${dayOf(grantedAt)}`,
  },
  {
    key: 'end',
    title: '收回',
    render: ({ endedBy, endedAt, endReason }) =>
      endedAt && `${endedBy ?? '系统'}，${dayOf(endedAt)}${endReason ? `：${endReason}` : ''}`,
  },
];

/** What the person was given, from when until when, by whom; the security administrator gives and takes here. */
export function GrantsPanel({ person }: { person: PersonDetail }) {
  const own = useMe().id === person.id;
  const may = useMay('grants:write') && !own;
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<RoleGrant>();
  const actions: Column<RoleGrant> = {
    key: 'actions',
    title: '操作',
    render: (grant) =>
      stateOf(grant).open ? (
        <Button
          size="small"
          danger
          aria-label={`收回${ROLE_NAMES[grant.role]}`}
          onClick={() => setEnding(grant)}
        >
          收回
        </Button>
      ) : null,
  };
  return (
    <Panel
      title={`授权${person.department ? ` · ${person.department.name}` : ''}`}
      flush
      extra={
        may &&
        person.state !== 'ended' && (
          <Button size="small" type="primary" onClick={() => setGiving(true)}>
            授予角色
          </Button>
        )
      }
    >
      {person.grants.length === 0 ? (
        <Empty title="还没有授予过角色">由安全管理员授予；没有角色的人登录后什么也做不了。</Empty>
      ) : (
        <RecordTable
          label="授权"
          columns={may ? [...COLUMNS, actions] : COLUMNS}
          rows={person.grants}
          keyOf={({ id }) => id}
        />
      )}
      {giving && <GrantDialog person={person} onClose={() => setGiving(false)} />}
      {ending && <EndGrantDialog person={person} grant={ending} onClose={() => setEnding(undefined)} />}
    </Panel>
  );
}

interface EndProps {
  person: PersonDetail;
  grant: RoleGrant;
  onClose: () => void;
}

function EndGrantDialog({ person, grant, onClose }: EndProps) {
  const end = usePeopleChange((reason: string) => endGrant(person.id, grant.id, reason), '已收回', onClose);
  return (
    <ReasonDialog
      title={`收回${person.name}的“${ROLE_NAMES[grant.role]}”`}
      okText="收回"
      pending={end.isPending}
      error={end.error}
      onOk={end.mutate}
      onClose={onClose}
    >
      立即生效，正在打开的页面也不能再用这个角色。收回不能撤销，需要时重新授予。
    </ReasonDialog>
  );
}
