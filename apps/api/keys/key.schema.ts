import { z } from 'zod';
import { apiKeyKinds, keyPermissions, networkOf } from '#platform';
import { dayText, pageOf, pageQuery } from '../paging.schema.js';

const mostNetworks = 20;
const network = z
  .string()
  .trim()
  .refine((text) => networkOf(text) !== undefined, '应为网段或地址，例如 10.1.0.0/16、2001:db8::/32');

export const keyQuery = z.strictObject(pageQuery);
export const keyInput = z.strictObject({
  name: z.string().trim().min(1, '请填写名称').max(50).describe('用途，例如“数据局接口”'),
  kind: z.enum(apiKeyKinds).describe('live 正式；test 测试：照常校验和应答，不保存、不发送、不计数'),
  person: z.uuid().describe('负责人；密钥的权限不超过此人'),
  department: z.string().nullable().default(null).describe('只限这个部门；空为负责人的范围'),
  permissions: z.array(z.enum(keyPermissions)).min(1, '请至少选择一项权限'),
  networks: z.array(network).max(mostNetworks).default([]).describe('允许使用的网段；空为不限'),
  expiresOn: dayText.describe('到期日（含），最长两年'),
});

export const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(apiKeyKinds),
  prefix: z.string().describe('令牌的开头，便于辨认'),
  person: z.object({ id: z.uuid(), name: z.string() }),
  department: z.string().nullable(),
  permissions: z.array(z.string()),
  networks: z.array(z.string()),
  state: z.enum(['active', 'expired', 'revoked']),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastUsedFrom: z.string().nullable(),
});
export const apiKeyPage = pageOf(apiKey);
export const issuedKey = z.object({ key: apiKey, token: z.string().describe('令牌，只显示这一次') });
export const keyOptions = z.object({ permissions: z.array(z.string()) });
