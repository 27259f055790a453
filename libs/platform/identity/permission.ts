/** Everything a route can ask for. One route, one permission. */
export const permissions = [
  'todos:use',
  'policies:read',
  'policies:write',
  'policies:approve',
  'audience:read',
  'coverage:read',
  'pushes:read',
  'pushes:write',
  'pushes:review',
  'pushes:approve',
  'imports:read',
  'imports:write',
  'enterprises:read',
  'corrections:answer',
  'tags:assert',
  'metrics:read',
  'catalogue:read',
  'inbox:read',
  'checkup:read',
  'enterprise:self',
  'people:read',
  'people:write',
  'grants:write',
  'keys:read',
  'keys:write',
  'audit:read',
  'audit:export',
  'privacy:answer',
] as const;
export type Permission = (typeof permissions)[number];

/**
 * Who a person is in the house; several at once are possible. The three administrators are kept apart (等保 2.0 三员分立):
 * one keeps the accounts, one gives the rights, one reads what was done.
 */
export const roles = [
  'editor',
  'reviewer',
  'approver',
  'operator',
  'clerk',
  'reader',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'enterprise',
] as const;
export type Role = (typeof roles)[number];

/** What each role is called. */
export const roleNames: Readonly<Record<Role, string>> = {
  editor: '编辑',
  reviewer: '保密审查',
  approver: '审批',
  operator: '中心运营',
  clerk: '年报编制',
  reader: '年报查阅',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
  enterprise: '企业用户',
};

const staff = [
  'todos:use',
  'policies:read',
  'audience:read',
  'pushes:read',
  'enterprises:read',
  'checkup:read',
  'metrics:read',
  'catalogue:read',
] as const satisfies readonly Permission[];

const reporting = [
  'metrics:read',
  'pushes:read',
  'policies:read',
  'catalogue:read',
] as const satisfies readonly Permission[];

/** What each role may do. An enterprise's reach is further limited to its own enterprises. */
export const grants: Readonly<Record<Role, readonly Permission[]>> = {
  editor: [...staff, 'policies:write', 'pushes:write', 'tags:assert', 'corrections:answer'],
  reviewer: [...staff, 'pushes:review'],
  approver: [...staff, 'policies:approve', 'pushes:approve'],
  operator: [
    ...staff,
    'coverage:read',
    'imports:read',
    'imports:write',
    'tags:assert',
    'corrections:answer',
    'privacy:answer',
  ],
  clerk: reporting,
  reader: reporting,
  systemAdmin: ['people:read', 'people:write', 'keys:read'],
  securityAdmin: ['todos:use', 'people:read', 'grants:write', 'keys:read', 'keys:write'],
  auditAdmin: ['people:read', 'audit:read', 'audit:export'],
  enterprise: ['inbox:read', 'checkup:read', 'policies:read', 'enterprise:self'],
};
