import type { Role } from '#platform';

const hints: Readonly<Record<Role, string>> = {
  editor: '起草推送、预览受众、提交审批',
  approver: '审批本部门他人提交的推送',
  operator: '导入企业数据，查看全区推送和目录',
  clerk: '查看推送统计，核对年报数据',
  enterprise: '查看本企业的消息和政策体检',
};

/** What a demo person can do, in a few words. */
export function hintFor(roles: readonly Role[]): string {
  return roles.map((role) => hints[role]).join('；');
}
