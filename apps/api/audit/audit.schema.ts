import { z } from 'zod';
import { auditOutcomes } from '#platform';
import { dayText, pageOf } from '../paging.schema.js';

const filters = {
  who: z.string().trim().max(100).optional().describe('谁：姓名的一部分，或者编号'),
  action: z.string().trim().max(100).optional().describe('动作，可只写开头，例如 pushes.'),
  subject: z.string().trim().max(100).optional().describe('对象的编号'),
  outcome: z.enum(auditOutcomes).optional().describe('结果'),
  from: dayText.optional(),
  to: dayText.optional(),
  address: z.string().trim().max(50).optional().describe('来源地址，可只写开头，例如 10.1.'),
};
const part = {
  size: z.coerce.number().int().min(1).max(100).default(20).describe('每页条数，最多 100'),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, '应为上一页给出的 next')
    .optional()
    .describe('上一页的 next'),
};
const inOrder = ({ from, to }: { from?: string; to?: string }) => !from || !to || from <= to;
const disorder = { error: '结束日期不能早于开始日期', path: ['to'] };

export const auditQuery = z.strictObject({ ...part, ...filters }).refine(inOrder, disorder);
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
export const auditPage = pageOf(auditEntry).extend({
  total: z.number().int().describe('符合条件的总条数；超过 10000 不再细数，为 10001'),
  next: z.string().nullable().describe('下一页的 cursor；没有更多时为空'),
});
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

const instant = z.iso.datetime();

export const chainState = z.object({
  head: z.object({ number: z.string(), hash: z.string() }).describe('链尾，请另行保存'),
  unsealed: z.number().int().describe('尚未封印的条数'),
  check: z
    .object({
      at: instant,
      verified: z.string().describe('核对无误的条数'),
      number: z.string().describe('当时的链尾'),
      broken: z.object({ number: z.string(), message: z.string() }).nullable(),
    })
    .nullable()
    .describe('上次核对；从未核对时为空'),
  forwarding: z
    .object({
      number: z.string().describe('日志服务器已收到此条为止'),
      at: instant.nullable(),
      failedSince: instant.nullable(),
      failure: z.string().nullable(),
    })
    .nullable()
    .describe('向日志服务器转发；没有设置时为空'),
  archived: z
    .object({ last: z.string(), file: z.string(), at: instant })
    .nullable()
    .describe('最近归档到的一条'),
  keepMonths: z.number().int().describe('在线保存几个月'),
});
