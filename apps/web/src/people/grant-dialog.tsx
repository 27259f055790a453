import { Select } from 'antd';
import { useState } from 'react';
import { Attempt } from '../api/attempt.js';
import { grantRole } from '../api/people.js';
import { faultOf } from '../api/problem.js';
import type { PersonDetail, Role } from '../api/types.js';
import { DayRange } from '../app/day-range.js';
import { Dialog } from '../app/dialog.js';
import { Field } from '../app/field.js';
import { ROLE_NAMES } from '../app/role-names.js';
import { dayOf } from '../text/day.js';
import { usePeopleChange } from './use-people-change.js';

const OPTIONS = (Object.keys(ROLE_NAMES) as Role[]).map((role) => ({ value: role, label: ROLE_NAMES[role] }));
const ADMINISTRATORS: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];
const OF_DEPARTMENT: readonly Role[] = ['editor', 'reviewer', 'approver'];

/** What a role brings with it that whoever grants it should know. */
function hintOf(role: Role | undefined, person: PersonDetail): string {
  if (role === undefined) return '一次一个角色；可以同时有几个角色。';
  if (ADMINISTRATORS.includes(role)) return '三员分立：管理员不能兼任其他角色，也不能有代理人。';
  if (OF_DEPARTMENT.includes(role))
    return person.department
      ? `只在“${person.department.name}”范围内有效。`
      : '此人不属于任何部门，请先由系统管理员设定部门。';
  return role === 'enterprise' ? '只能看到自己所属的企业。' : '可以看到各部门的数据。';
}

/** Gives a person a role from day to day. */
export function GrantDialog({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const [role, setRole] = useState<Role>();
  const [[starts, ends], setDays] = useState<readonly [string, string]>([dayOf(new Date()), '']);
  const [attempt] = useState(() => new Attempt());
  const grant = usePeopleChange(
    (chosen: Role) => {
      const content = { role: chosen, starts, ends: ends || null };
      return grantRole(person.id, content, attempt.headers(content));
    },
    '已授予',
    onClose,
  );
  return (
    <Dialog
      title={`授予角色：${person.name}`}
      okText="授予"
      ready={role !== undefined && starts !== ''}
      pending={grant.isPending}
      onOk={() => role && grant.mutate(role)}
      onClose={onClose}
    >
      <Field label="角色" hint={hintOf(role, person)}>
        {(control) => (
          <Select
            {...control}
            style={{ width: '100%' }}
            placeholder="请选择"
            listHeight={340}
            options={OPTIONS}
            value={role}
            onChange={setRole}
          />
        )}
      </Field>
      <Field label="起止日期" hint="止日当天仍有效；空着则到收回为止。" fault={faultOf(grant.error)}>
        {(control) => <DayRange control={control} open value={[starts, ends]} onChange={setDays} />}
      </Field>
    </Dialog>
  );
}
