import { z } from 'zod';
import { todoKinds } from '#push';
import { dayText, pageOf, pageQuery } from '../paging.schema.js';

export const todoKind = z.enum(todoKinds);
export const todo = z.object({
  kind: todoKind,
  id: z.string(),
  title: z.string(),
  department: z.string().nullable(),
  note: z.string().nullable().describe('是关于什么的，如纠错的指标、名单的标签、授权的角色'),
  about: z.string().nullable().describe('所属政策或标签的代码'),
  comment: z.string().nullable().describe('退回的意见'),
  since: z.string().describe('从何时起等待'),
  due: dayText.nullable().describe('最后一天；没有期限的为 null'),
  overdue: z.boolean(),
  mine: z.boolean().describe('等我处理；否则是我在等他人处理'),
  reminded: z
    .object({ at: z.string(), by: z.string(), today: z.boolean() })
    .nullable()
    .describe('最近一次催办'),
});
export const todoQuery = z.strictObject({
  ...pageQuery,
  group: z.enum(['mine', 'waiting']).default('mine').describe('mine 等我处理，waiting 我在等他人处理'),
  kind: todoKind.optional(),
});
export const todoFileQuery = todoQuery.omit({ page: true, size: true });
export const todoPage = pageOf(todo).extend({
  today: dayText,
  mine: z.number().int().describe('等我处理的件数'),
  waiting: z.number().int().describe('等他人处理的件数'),
  overdue: z.number().int().describe('等我处理的件中已超期的'),
});
