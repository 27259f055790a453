import { Button, Popconfirm, Space } from 'antd';
import { resendInvitation, withdrawInvitation } from '../api/members.js';
import type { Invitation, Invited } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { type Column, RecordTable } from '../app/record-table.js';
import { minuteOf } from '../text/day.js';
import { MEMBER_ROLES } from './member-roles.js';
import { useMemberStep } from './use-member-step.js';

const COLUMNS: readonly Column<Invitation>[] = [
  { key: 'note', title: '邀请谁', main: true, render: ({ note }) => note },
  { key: 'role', title: '身份', render: ({ role }) => MEMBER_ROLES[role] },
  { key: 'by', title: '邀请人', render: ({ invitedBy }) => invitedBy },
  {
    key: 'expires',
    title: '有效期至',
    render: ({ expiresAt, expired }) => (
      <>
        <span className="number">{minuteOf(expiresAt)}</span> {expired && <Mark tone="warn">已过期</Mark>}
      </>
    ),
  },
];

interface Props {
  uscc: string;
  invitations: readonly Invitation[];
  onSent: (invited: Invited) => void;
}

/** Invitations that nobody has accepted yet. */
export function InvitationsPanel({ uscc, invitations, onSent }: Props) {
  const actions: Column<Invitation> = {
    key: 'actions',
    title: '操作',
    render: (invitation) => <InvitationActions uscc={uscc} invitation={invitation} onSent={onSent} />,
  };
  return (
    <Panel title="等待接受的邀请" flush>
      {invitations.length === 0 ? (
        <Empty title="没有等待接受的邀请">邀请链接一周内有效，一份邀请只能一个人用一次。</Empty>
      ) : (
        <RecordTable
          label="等待接受的邀请"
          columns={[...COLUMNS, actions]}
          rows={invitations}
          keyOf={({ id }) => id}
        />
      )}
    </Panel>
  );
}

interface ActionProps {
  uscc: string;
  invitation: Invitation;
  onSent: (invited: Invited) => void;
}

function InvitationActions({ uscc, invitation: { id, note }, onSent }: ActionProps) {
  const resend = useMemberStep(() => resendInvitation(uscc, id), '已生成新的邀请链接', onSent);
  const withdraw = useMemberStep(() => withdrawInvitation(uscc, id), '已撤回邀请');
  return (
    <Space wrap>
      <Button
        size="small"
        loading={resend.isPending}
        aria-label={`重新发出给${note}的邀请`}
        onClick={() => resend.mutate()}
      >
        重新发出
      </Button>
      <Popconfirm
        title={`撤回给${note}的邀请？`}
        description="已经发出的链接随即作废。"
        okText="撤回"
        cancelText="取消"
        okButtonProps={{ danger: true }}
        onConfirm={() => withdraw.mutate()}
      >
        <Button size="small" danger loading={withdraw.isPending} aria-label={`撤回给${note}的邀请`}>
          撤回
        </Button>
      </Popconfirm>
    </Space>
  );
}
