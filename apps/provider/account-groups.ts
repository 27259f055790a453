import type { Role } from '#platform';
import type { DemoAccount } from './demo-accounts.js';

/** People of one kind. */
export interface AccountGroup {
  readonly title: string;
  readonly lead: string;
  readonly accounts: readonly DemoAccount[];
}

const kinds: readonly { title: string; lead: string; roles: readonly Role[] }[] = [
  {
    title: '部门',
    lead: '起草政策和推送、保密审查、审批他人提交的内容',
    roles: ['editor', 'reviewer', 'approver'],
  },
  { title: '中心', lead: '导入企业数据、查看统计、编制年报', roles: ['operator', 'clerk', 'reader'] },
  {
    title: '管理员',
    lead: '账号、授权、审计三者分开',
    roles: ['systemAdmin', 'securityAdmin', 'auditAdmin'],
  },
  { title: '企业', lead: '接收消息、查看政策体检', roles: ['enterprise'] },
  { title: '尚未授权', lead: '可以登录，还没有角色', roles: [] },
];

/** Everybody under the first kind that fits; kinds without anybody are left out. */
export function groupsOf(accounts: readonly DemoAccount[]): AccountGroup[] {
  const kindOf = (account: DemoAccount) =>
    kinds.findIndex(({ roles }) => roles.length === 0 || roles.some((role) => account.roles.includes(role)));
  return kinds
    .map(({ title, lead }, kind) => ({
      title,
      lead,
      accounts: accounts.filter((account) => kindOf(account) === kind),
    }))
    .filter((group) => group.accounts.length > 0);
}
