import { z } from 'zod';
import { erasureGrounds, requestKinds, requestStates } from '#enterprises';
import { dayText, pageOf, pageQuery, uscc } from '../paging.schema.js';

const kind = z.enum(requestKinds);
const state = z.enum(requestStates);
export const privacyRequest = z.object({
  id: z.uuid(),
  uscc: uscc.describe('统一社会信用代码；已删除的为占位号'),
  enterprise: z.string(),
  kind: kind.describe('copy 副本，erasure 删除'),
  ground: z.enum(erasureGrounds).nullable(),
  reason: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: z.string(),
  due: dayText.describe('答复期限'),
  holidaysKnown: z.boolean().describe('期限已扣除法定节假日；为否时该年放假安排尚未收录，只按周末推算'),
  overdue: z.boolean(),
  state,
  version: z.number().int().describe('办理时带回，防止两人同时办理'),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  answer: z.string().nullable(),
  remedy: z.string().nullable().describe('不予删除时的救济途径'),
  settledAt: z.string().nullable(),
  copyUntil: z.string().nullable().describe('副本可下载到何时'),
  readmitted: z.boolean().nullable().describe('已删除的代码是否恢复登记；没有删除的为 null'),
});
export const privacyRequests = z.array(privacyRequest);
export const privacyRequestPage = pageOf(privacyRequest);
export const privacyRequestQuery = z.strictObject({
  ...pageQuery,
  kind: kind.optional(),
  state: state.optional(),
  overdue: z.stringbool().optional().describe('只看超期的'),
  query: z.string().trim().max(100).optional().describe('企业名称或统一社会信用代码'),
});
export const privacyRequestFileQuery = privacyRequestQuery.omit({ page: true, size: true });
export const decision = z.strictObject({
  approve: z.boolean(),
  answer: z.string().trim().min(1, '请写明理由').max(1_000, '最多 1000 字'),
  version: z.number().int(),
});
export const requestWithdrawal = z.strictObject({ version: z.number().int() });
export const readmission = z.strictObject({
  reason: z.string().trim().min(1, '请写明理由').max(1_000, '最多 1000 字'),
});
