import type { DemoPerson, Role } from '../api/types.js';

/** People of one kind. */
export interface PeopleGroup {
  title: string;
  lead: string;
  people: DemoPerson[];
}

export const ROLE_NAMES: Record<Role, string> = {
  editor: '编辑',
  reviewer: '保密审查',
  approver: '审批',
  operator: '运营',
  clerk: '年报编制',
  reader: '年报查阅',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
  enterprise: '企业用户',
};

const GROUPS: readonly { title: string; lead: string; roles: readonly Role[] }[] = [
  {
    title: '部门',
    lead: '编写推送、提交审批、审批他人提交的推送',
    roles: ['editor', 'reviewer', 'approver'],
  },
  { title: '中心', lead: '导入企业数据、查看标签与统计', roles: ['operator', 'clerk', 'reader'] },
  {
    title: '管理员',
    lead: '管理账号、授权和审计，三者分开',
    roles: ['systemAdmin', 'securityAdmin', 'auditAdmin'],
  },
  { title: '企业', lead: '接收消息、查看政策体检', roles: ['enterprise'] },
];

/** Everybody under the first kind that fits; kinds without anybody are left out. */
export function groupsOf(people: readonly DemoPerson[]): PeopleGroup[] {
  const kindOf = (person: DemoPerson) =>
    GROUPS.findIndex(({ roles }) => roles.some((role) => person.roles.includes(role)));
  return GROUPS.map(({ title, lead }, kind) => ({
    title,
    lead,
    people: people.filter((person) => kindOf(person) === kind),
  })).filter((group) => group.people.length > 0);
}
