/** Everything a route can ask for. One route, one permission. */
export const permissions = [
  'policies:read',
  'audience:read',
  'pushes:read',
  'pushes:write',
  'pushes:approve',
  'imports:read',
  'imports:write',
  'enterprises:read',
  'metrics:read',
  'catalogue:read',
  'inbox:read',
  'checkup:read',
] as const;
export type Permission = (typeof permissions)[number];

/** Who a person is in the house; several at once are possible. */
export const roles = ['editor', 'approver', 'operator', 'clerk', 'enterprise'] as const;
export type Role = (typeof roles)[number];

const staff = [
  'policies:read',
  'audience:read',
  'pushes:read',
  'enterprises:read',
  'checkup:read',
  'metrics:read',
  'catalogue:read',
] as const satisfies readonly Permission[];

/** What each role may do. An enterprise's reach is further limited to its own enterprises. */
export const grants: Readonly<Record<Role, readonly Permission[]>> = {
  editor: [...staff, 'pushes:write'],
  approver: [...staff, 'pushes:approve'],
  operator: [...staff, 'imports:read', 'imports:write'],
  clerk: ['metrics:read', 'pushes:read', 'policies:read', 'catalogue:read'],
  enterprise: ['inbox:read', 'checkup:read', 'policies:read'],
};
