import { z } from 'zod';
import { memberRoles } from '#enterprises';
import { permissions, roles } from '#platform';

const role = z.enum(roles);
const department = z.object({ code: z.string(), name: z.string() });

/** Who is signed in and what they may do. */
export const me = z.object({
  id: z.uuid(),
  name: z.string(),
  roles: z.array(role),
  department: department.nullable(),
  deputyFor: z
    .array(z.object({ id: z.uuid(), name: z.string(), roles: z.array(role) }))
    .describe('今天代理的人员及其角色'),
  enterprises: z.array(z.object({ uscc: z.string(), name: z.string(), role: z.enum(memberRoles) })),
  permissions: z.array(z.enum(permissions)),
  demo: z.boolean(),
  csrfToken: z.string().nullable().describe('修改类请求须放在 X-CSRF-Token 头中；密钥访问时为空'),
  session: z
    .object({
      id: z.uuid(),
      idleMinutes: z.number().int().describe('无操作多久后退出，分钟'),
      expiresAt: z.iso.datetime(),
      steppedUpUntil: z.iso.datetime().nullable().describe('再次确认身份在何时之前有效'),
    })
    .nullable(),
});

/** One of a person's own sessions. */
export const ownSession = z.object({
  id: z.uuid(),
  device: z.string().describe('浏览器与系统'),
  address: z.string().describe('登录地址'),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  current: z.boolean(),
});
export const ownSessions = z.array(ownSession);
