import type { KeyInput } from '../api/types.js';

export type Scope = KeyInput['permissions'][number];

/** What each permission of a key lets a machine do. */
const SCOPES: Record<Scope, string> = {
  'policies:read': '查看政策',
  'policies:write': '起草政策',
  'audience:read': '计算受众',
  'pushes:read': '查看推送',
  'pushes:write': '起草推送',
  'imports:read': '查看导入',
  'imports:write': '导入数据',
  'enterprises:read': '查看企业',
  'checkup:read': '政策体检',
  'metrics:read': '推送统计',
  'catalogue:read': '标签与指标',
  'tags:assert': '认定标签',
};

/** A permission in words; one that this page does not know yet as it is called. */
export const scopeText = (scope: string): string => (SCOPES as Record<string, string>)[scope] ?? scope;
