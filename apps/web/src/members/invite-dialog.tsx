import { Radio } from 'antd';
import { useState } from 'react';
import { invite } from '../api/members.js';
import { faultOf } from '../api/problem.js';
import type { Invited, MemberRole } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { FieldSet } from '../app/field.js';
import { TextField } from '../app/text-field.js';
import { MEMBER_ROLES } from './member-roles.js';
import { useMemberStep } from './use-member-step.js';

const HINTS: Readonly<Record<MemberRole, string>> = {
  legalRepresentative: '与您一样可以邀请和移除成员，也可以移除您。',
  member: '本企业的员工，查看消息、体检和数据，申报和纠错。',
  agent: '代理记账等机构的人员，权限与经办人相同，可以同时服务多家企业。',
};
const OFFERED: readonly MemberRole[] = ['member', 'agent', 'legalRepresentative'];

interface Props {
  uscc: string;
  onInvited: (invited: Invited) => void;
  onClose: () => void;
}

/** Makes a link that admits one person. */
export function InviteDialog({ uscc, onInvited, onClose }: Props) {
  const [note, setNote] = useState('');
  const [role, setRole] = useState<MemberRole>('member');
  const send = useMemberStep(
    () => invite(uscc, role, note.trim()),
    '已生成邀请链接',
    (invited) => {
      onInvited(invited);
      onClose();
    },
  );
  return (
    <Dialog
      title="邀请成员"
      okText="生成邀请链接"
      ready={note.trim() !== ''}
      pending={send.isPending}
      onOk={() => send.mutate()}
      onClose={onClose}
    >
      <TextField
        label="邀请谁"
        hint="供自己辨认，例如“财务 李敏”。"
        fault={faultOf(send.error)}
        most={60}
        value={note}
        onChange={setNote}
      />
      <FieldSet label="身份" hint={HINTS[role]}>
        <Radio.Group
          options={OFFERED.map((value) => ({ value, label: MEMBER_ROLES[value] }))}
          value={role}
          onChange={(event) => setRole(event.target.value as MemberRole)}
        />
      </FieldSet>
    </Dialog>
  );
}
