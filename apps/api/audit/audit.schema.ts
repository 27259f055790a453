import { z } from 'zod';
import { auditOutcomes } from '#platform';
import { dayText, pageOf, pageQuery } from '../paging.schema.js';

const filters = {
  who: z.string().trim().max(100).optional().describe('谁：姓名的一部分，或者编号'),
  action: z.string().trim().max(100).optional().describe('动作，可只写开头，例如 pushes.'),
  subject: z.string().trim().max(100).optional().describe('对象的编号'),
  outcome: z.enum(auditOutcomes).optional().describe('结果'),
  from: dayText.optional(),
  to: dayText.optional(),
};
const inOrder = ({ from, to }: { from?: string; to?: string }) => !from || !to || from <= to;
const disorder = { error: '结束日期不能早于开始日期', path: ['to'] };

export const auditQuery = z.strictObject({ ...pageQuery, ...filters }).refine(inOrder, disorder);
export const auditExportQuery = z.strictObject(filters).refine(inOrder, disorder);

export const auditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime().describe('时间（UTC）'),
  actorKind: z.enum(['person', 'key', 'system', 'cli', 'nobody']),
  actor: z.string().nullable(),
  actorName: z.string(),
  onBehalfOf: z.string().nullable().describe('代表谁（代理、接口密钥、命令行）'),
  department: z.string().nullable(),
  action: z.string(),
  actionText: z.string().describe('动作的中文名称'),
  subjectType: z.string().nullable(),
  subject: z.string().nullable(),
  outcome: z.enum(auditOutcomes),
  code: z.string().nullable().describe('错误代码'),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).describe('细节，已脱敏'),
  number: z.string().nullable().describe('在审计链中的序号；尚未封印时为空'),
  algorithm: z.string().nullable(),
  hash: z.string().nullable(),
});
export const auditPage = pageOf(auditEntry);
export const auditActions = z.object({
  items: z.array(z.object({ action: z.string(), text: z.string() })),
});

export const chainReport = z.object({
  verified: z.number().int().describe('核对无误的条数'),
  first: z.string().nullable(),
  head: z.object({ number: z.string(), hash: z.string() }).describe('链尾，请另行保存'),
  unsealed: z.number().int().describe('尚未封印的条数'),
  broken: z.object({ number: z.string(), kind: z.string(), message: z.string() }).nullable(),
});
