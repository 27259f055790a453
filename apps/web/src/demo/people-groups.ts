import type { DemoPerson, Role } from '../api/types.js';

/** People of one kind. */
export interface PeopleGroup {
  title: string;
  lead: string;
  people: DemoPerson[];
}

export const ROLE_NAMES: Record<Role, string> = {
  editor: '编辑',
  approver: '审批',
  operator: '运营',
  clerk: '统计',
  enterprise: '企业用户',
};

const GROUPS: readonly { title: string; lead: string; roles: readonly Role[] }[] = [
  { title: '部门', lead: '编写推送、提交审批、审批他人提交的推送', roles: ['editor', 'approver'] },
  { title: '中心', lead: '导入企业数据、查看标签与统计', roles: ['operator', 'clerk'] },
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
