import type { Role } from '../api/types.js';

/** What each role is called. */
export const ROLE_NAMES: Record<Role, string> = {
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
