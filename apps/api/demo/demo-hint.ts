import type { Role } from '#platform';

const hints: Readonly<Record<Role, string>> = {
  editor: '起草推送、预览受众、提交审批',
  approver: '审批本部门他人提交的推送',
  operator: '导入企业数据，查看全区推送和目录',
  clerk: '查看推送统计，核对年报数据',
  reviewer: '对推送做保密审查',
  reader: '查阅推送统计和年报',
  systemAdmin: '管理部门与账号',
  securityAdmin: '授予和收回角色、管理接口密钥',
  auditAdmin: '查看和导出审计记录',
  enterprise: '查看本企业的消息和政策体检',
};

/** What a demo person can do, in a few words. */
export function hintFor(roles: readonly Role[]): string {
  return roles.map((role) => hints[role]).join('；');
}
