import { z } from 'zod';
import { personOrders, personStates, roles } from '#platform';
import { dayText, pageOf, pageQuery } from '../paging.schema.js';

const role = z.enum(roles);
const name = z.string().trim().min(1).max(60);
const departmentCode = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,19}$/, '代码应为 2–20 位小写字母、数字或连字符，以字母开头');

export const department = z.object({ code: z.string(), name: z.string() });
export const departments = z.array(department);
export const departmentRecord = department.extend({
  closedAt: z.iso.datetime().nullable().describe('何时撤销'),
  people: z.number().int().describe('可使用的账号数'),
});
export const departmentRegister = z.array(departmentRecord);
export const departmentName = z.strictObject({ name });
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
  endReason: z.string().nullable().describe('停用原因'),
  lastSeenAt: z.iso.datetime().nullable().describe('当前登录的最近使用时间'),
});
export const personPage = pageOf(person);
const filter = {
  query: z.string().trim().max(60).optional().describe('姓名的一部分，或账号标识'),
  department: z.string().optional(),
  role: role.optional(),
  state: z.enum(personStates).optional(),
};
export const personQuery = z.strictObject({
  ...pageQuery,
  ...filter,
  order: z.enum(personOrders).default('department').describe('按什么排序'),
  descending: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
});
export const personExportQuery = z.strictObject(filter);

const grant = z.object({
  id: z.uuid(),
  role,
  starts: dayText,
  ends: dayText.nullable(),
  grantedBy: z.string().nullable(),
  grantedAt: z.iso.datetime(),
  endedBy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.string().nullable(),
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
export const personEntry = z.strictObject({ name, department: z.string().nullable() });
/** Why something is taken away; it stands in the person's history. */
export const endInput = z.strictObject({ reason: z.string().trim().min(1, '请写明原因').max(200) });
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

/** What was done to a person's account and rights, newest first. */
export const personHistory = z.array(
  z.object({
    id: z.string(),
    at: z.iso.datetime(),
    action: z.string(),
    text: z.string().describe('动作的中文名称'),
    by: z.string(),
    role: role.nullable().describe('授予的角色'),
    grant: z.uuid().nullable().describe('收回的是哪一项授权'),
    reason: z.string().nullable(),
  }),
);
