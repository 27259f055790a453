import { Button, Popconfirm } from 'antd';
import { useNavigate } from 'react-router';
import { leaveEnterprise, removeMember } from '../api/members.js';
import type { Member, MemberBoard } from '../api/types.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { type Column, RecordTable } from '../app/record-table.js';
import { dayOf } from '../text/day.js';
import { MEMBER_ROLES } from './member-roles.js';
import { useMemberStep } from './use-member-step.js';

const COLUMNS: readonly Column<Member>[] = [
  {
    key: 'name',
    title: '姓名',
    main: true,
    render: ({ name, self }) => (
      <>
        {name} {self && <Mark tone="accent">本人</Mark>}
      </>
    ),
  },
  { key: 'role', title: '身份', render: ({ role }) => MEMBER_ROLES[role] },
  { key: 'since', title: '加入', render: ({ since }) => <span className="number">{dayOf(since)}</span> },
];

/** Everybody who acts for the enterprise, with the ways out. */
export function MembersPanel({ uscc, board }: { uscc: string; board: MemberBoard }) {
  const representatives = board.members.filter(({ role }) => role === 'legalRepresentative').length;
  const isLast = ({ role }: Member) => role === 'legalRepresentative' && representatives === 1;
  const actions: Column<Member> = {
    key: 'actions',
    title: '操作',
    render: (member) => {
      if (member.self) return <Leave uscc={uscc} last={isLast(member)} />;
      return board.mayDecide ? <Remove uscc={uscc} member={member} /> : null;
    },
  };
  return (
    <Panel title={`成员 ${board.members.length} 人`} flush>
      <RecordTable
        label="成员"
        columns={[...COLUMNS, actions]}
        rows={board.members}
        keyOf={({ person }) => person}
      />
    </Panel>
  );
}

function Remove({ uscc, member: { person, name } }: { uscc: string; member: Member }) {
  const remove = useMemberStep(() => removeMember(uscc, person), `已移除${name}`);
  return (
    <Popconfirm
      title={`移除${name}？`}
      description="立即生效，正在打开的页面也不能再看；需要时重新邀请。"
      okText="移除"
      cancelText="取消"
      okButtonProps={{ danger: true }}
      onConfirm={() => remove.mutate()}
    >
      <Button size="small" danger loading={remove.isPending} aria-label={`移除${name}`}>
        移除
      </Button>
    </Popconfirm>
  );
}

/** The last legal representative stays: without one nobody could admit or remove anybody. */
function Leave({ uscc, last }: { uscc: string; last: boolean }) {
  const navigate = useNavigate();
  const leave = useMemberStep(
    () => leaveEnterprise(uscc),
    '已退出企业',
    () => void navigate('/my-enterprises'),
  );
  if (last) return <span className="muted">唯一的法定代表人，先邀请继任者才能退出</span>;
  return (
    <Popconfirm
      title="退出这家企业？"
      description="之后不能再看它的消息和数据；要回来须重新邀请。"
      okText="退出"
      cancelText="取消"
      okButtonProps={{ danger: true }}
      onConfirm={() => leave.mutate()}
    >
      <Button size="small" danger loading={leave.isPending}>
        退出企业
      </Button>
    </Popconfirm>
  );
}
