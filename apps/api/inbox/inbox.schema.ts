import { z } from 'zod';
import { noticeKind } from '../pushes/push.schema.js';

export const inboxQuery = z.strictObject({
  view: z.enum(['all', 'unread', 'archived']).default('all'),
  before: z.coerce.number().int().positive().optional().describe('只看此序号之前的（翻页）'),
});
export const message = z.object({
  sequence: z.number().int().describe('消息序号'),
  push: z.uuid(),
  kind: noticeKind,
  title: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  department: z.string(),
  policy: z.object({ code: z.string(), title: z.string() }).nullable(),
  segment: z.string().nullable().describe('所在分组'),
  sentAt: z.string(),
  read: z.boolean(),
  archived: z.boolean(),
});
/** A page of 20 messages, newest first; `next` is the `before` of the following page. */
export const inboxPage = z.object({ items: z.array(message), next: z.number().int().nullable() });
export const unreadCount = z.object({
  unread: z.number().int().max(100),
  text: z.string().describe('显示用，超过 99 为 99+'),
});
