import { z } from 'zod';
import { personStates, roles } from '#platform';
import { dayText, pageOf, pageQuery } from '../paging.schema.js';

const role = z.enum(roles);
const name = z.string().trim().min(1).max(60);
const departmentCode = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,19}$/, '代码应为 2–20 位小写字母、数字或连字符，以字母开头');

export const department = z.object({ code: z.string(), name: z.string() });
export const departments = z.array(department);
export const departmentInput = z.strictObject({ code: departmentCode, name });

/** A line of the list of people. */
const person = z.object({
  id: z.uuid(),
  name: z.string(),
  department: department.nullable(),
  roles: z.array(role),
  subject: z.string().nullable().describe('统一身份认证平台上的账号标识'),
  state: z.enum(personStates).describe('active 可使用；unauthorised 尚未授权；ended 已停用'),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  lastSeenAt: z.iso.datetime().nullable().describe('当前登录的最近使用时间'),
});
export const personPage = pageOf(person);
export const personQuery = z.strictObject({
  ...pageQuery,
  query: z.string().trim().max(60).optional().describe('姓名的一部分，或账号标识'),
  department: z.string().optional(),
  role: role.optional(),
  state: z.enum(personStates).optional(),
});

const grant = z.object({
  id: z.uuid(),
  role,
  starts: dayText,
  ends: dayText.nullable(),
  grantedBy: z.string().nullable(),
  grantedAt: z.iso.datetime(),
  endedBy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export const deputy = z.object({
  id: z.uuid(),
  deputy: z.object({ id: z.uuid(), name: z.string() }),
  starts: dayText,
  ends: dayText,
  namedBy: z.string(),
  endedAt: z.iso.datetime().nullable(),
});

/** A person with everything they were given. */
export const personDetail = person.extend({ grants: z.array(grant), deputies: z.array(deputy) });

const subject = z.string().trim().min(1).max(255);
export const personInput = z.strictObject({
  name,
  department: z.string().nullable(),
  subject: subject.nullable().default(null),
});
export const accountInput = z.strictObject({ subject });
export const grantInput = z
  .strictObject({ role, starts: dayText, ends: dayText.nullable().default(null) })
  .refine(({ starts, ends }) => ends === null || ends >= starts, {
    path: ['ends'],
    message: '结束日期不能早于开始日期',
  });

export const deputyInput = z
  .strictObject({ deputy: z.uuid(), starts: dayText, ends: dayText })
  .refine(({ starts, ends }) => ends >= starts, { path: ['ends'], message: '结束日期不能早于开始日期' });

/** Somebody's deputies, and who can be named. */
export const deputyBoard = z.object({
  deputies: z.array(deputy),
  candidates: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
