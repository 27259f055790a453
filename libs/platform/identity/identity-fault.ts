import { Fault } from '../fault.js';

/** What the database's rules say to whoever runs into one. */
const texts: Readonly<Record<string, readonly [code: string, text: string]>> = {
  role_grant_not_to_oneself: ['grant-to-oneself', '不能给自己授予角色，请由另一位安全管理员办理'],
  role_grant_not_ended_by_oneself: ['grant-to-oneself', '不能收回自己的角色，请由另一位安全管理员办理'],
  role_grant_once_at_a_time: ['role-held', '这个人在这段时间已有该角色，请调整起止日期'],
  role_grant_administrators_apart: [
    'administrators-apart',
    '系统、安全、审计管理员须三员分立，不能兼任其他角色，也不能有代理人：请先收回原有角色或代理',
  ],
  role_grant_ends_after_start: ['dates', '结束日期不能早于开始日期'],
  deputy_is_another_person: ['own-deputy', '代理人应是另一个人'],
  deputy_ends_after_start: ['dates', '结束日期不能早于开始日期'],
  deputy_of_the_same_department: ['deputy-department', '代理人应与本人在同一部门，且双方账号都有效'],
  deputy_one_at_a_time: ['deputy-named', '这段时间已有代理人，请先取消原来的代理'],
  deputy_without_administrators: ['administrators-apart', '管理员不能有代理人，也不能代理他人'],
  department_name_unique: ['department-name', '已有同名的部门，请换一个名称'],
  department_pk: ['department-code', '已有相同代码的部门，请换一个代码'],
  department_closed_without_people: [
    'department-staffed',
    '部门里还有可使用的账号，请先停用他们或调到其他部门，再撤销部门',
  ],
  person_department_is_open: ['department-closed', '这个部门已撤销，请先恢复部门或选择其他部门'],
  person_moves_without_roles: [
    'roles-held',
    '这个人还有角色，角色是为现在的部门授予的：请先由安全管理员收回，再调动部门',
  ],
  person_not_ended_by_themselves: ['own-account', '不能停用自己的账号，请由另一位系统管理员办理'],
};

/** Runs a change; a rule of the database that it breaks is told in words. */
export async function withinRules<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { driverError } = error as { driverError?: { constraint?: string } };
    const known = texts[driverError?.constraint ?? ''];
    if (known) throw new Fault('conflict', ...known);
    throw error;
  }
}
