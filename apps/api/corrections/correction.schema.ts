import { z } from 'zod';
import { dayText, pageOf, pageQuery, uscc } from '../paging.schema.js';

export const correctionState = z.enum(['open', 'accepted', 'rejected', 'withdrawn']);
export const correction = z.object({
  id: z.uuid(),
  uscc,
  enterprise: z.string(),
  fact: z.string().nullable(),
  tag: z.string().nullable(),
  subject: z.string().describe('指标或标签的名称'),
  unit: z.string().nullable(),
  stoodText: z.string().nullable().describe('提出时的值；null 为没有数据'),
  proposedText: z.string().nullable().describe('企业认为正确的值；标签没有'),
  reason: z.string(),
  attachment: z.object({ name: z.string(), bytes: z.number().int() }).nullable(),
  department: z.string().describe('答复部门'),
  requestedBy: z.string(),
  requestedAt: z.string(),
  due: dayText.describe('答复期限'),
  overdue: z.boolean(),
  state: correctionState,
  version: z.number().int().describe('办理时带回，防止两人同时办理'),
  answer: z.string().nullable(),
  settledBy: z.string().nullable(),
  settledAt: z.string().nullable(),
  seen: z.boolean().describe('企业是否看过答复'),
});
export const corrections = z.array(correction);
export const correctionPage = pageOf(correction);
export const correctionQuery = z.strictObject({
  ...pageQuery,
  state: correctionState.optional(),
  overdue: z.stringbool().optional().describe('只看超期的'),
  query: z.string().trim().max(100).optional().describe('企业名称或统一社会信用代码'),
  fact: z.string().max(100).optional().describe('只看这项指标的'),
});
export const correctionFileQuery = correctionQuery.omit({ page: true, size: true });
export const correctionAnswer = z.strictObject({
  accept: z.boolean(),
  text: z.string().trim().min(1, '请写明答复').max(1_000, '最多 1000 字'),
  version: z.number().int(),
});
export const withdrawal = z.strictObject({ version: z.number().int() });
export const requestFields = z
  .strictObject({
    fact: z.string().max(100).optional(),
    tag: z.string().max(100).optional(),
    proposed: z.string().trim().max(200).optional(),
    reason: z.string().trim().min(1, '请写明理由').max(1_000, '最多 1000 字'),
  })
  .refine(({ fact, tag }) => (fact === undefined) !== (tag === undefined), '请指明一项指标或一个标签');
export const unseenCount = z.object({ unseen: z.number().int() });
