import { z } from 'zod';
import { day, pageOf, pageQuery } from '../paging.schema.js';
import { segmentKey } from '../policies/policy.schema.js';
import { toldCount } from '../told-count.schema.js';

export const noticeKind = z.enum(['policy', 'reminder', 'hotNews', 'live']);
export const pushState = z.enum(['draft', 'submitted', 'returned', 'withdrawn', 'approved', 'done']);
export const segmentInput = z.strictObject({
  segment: segmentKey,
  text: z.string().trim().max(2000).optional().describe('给这一分组的专门说明，加在正文之后'),
});
const content = {
  kind: noticeKind.default('policy'),
  title: z.string().trim().min(1, '请填写标题').max(100, '标题最多 100 字'),
  body: z.string().trim().min(1, '请填写正文').max(10_000, '正文最多 10000 字'),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null)
    .describe('原文或申报入口网址'),
  item: z.uuid().nullable().default(null).describe('政策条目；不给时须给 rule 或 list'),
  round: z.uuid().nullable().default(null).describe('批次'),
  rule: z.unknown().optional().describe('不针对政策条目时的受众规则'),
  list: z.uuid().nullable().optional().describe('不针对政策条目、也没有规则时的名单'),
  segments: z.array(segmentInput).min(1, '请至少选一个分组').max(4),
  channels: z
    .array(z.enum(['page']))
    .min(1)
    .max(1)
    .default(['page'])
    .describe('渠道：page 企业专属网页'),
};
export const pushInput = z.strictObject(content);
const pushFilter = {
  state: pushState.optional(),
  department: z.string().optional(),
  query: z.string().trim().max(100).optional().describe('标题中的字'),
  policy: z.string().max(100).optional().describe('关于哪一项政策（代码）'),
  from: day.optional(),
  to: day.optional(),
};
const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || from <= to;
const outOfOrder = { message: '开始日期不能晚于结束日期', path: ['to'] };
export const pushQuery = z.strictObject({ ...pageQuery, ...pushFilter }).refine(inOrder, outOfOrder);
export const pushFileQuery = z.strictObject(pushFilter).refine(inOrder, outOfOrder);
const person = z.object({ id: z.uuid(), name: z.string() });
export const pushRow = z.object({
  id: z.uuid(),
  sequence: z.number().int().nullable().describe('投放序号；投放前为 null'),
  state: pushState,
  kind: noticeKind,
  title: z.string(),
  department: z.object({ code: z.string(), name: z.string() }),
  policy: z.object({ code: z.string(), title: z.string(), item: z.string() }).nullable(),
  channels: z.array(z.string()),
  targeted: z.number().int().nullable(),
  delivered: z.number().int().nullable(),
  read: z.number().int().nullable().describe('已读企业（家）'),
  createdBy: person,
  createdAt: z.string(),
  dispatchedOn: z.string().nullable().describe('投放日'),
});
export const pushPage = pageOf(pushRow);
export const ledgerLine = z.object({
  channel: z.string(),
  targeted: z.number().int(),
  delivered: z.number().int(),
  suppressed: z.record(z.string(), z.number().int()).describe('按原因不投放（家）'),
  failed: z.record(z.string(), z.number().int()),
  uncertain: z.record(z.string(), z.number().int()),
  pending: z.number().int(),
  balanced: z.boolean().describe('应投 = 已投 + 不投 + 失败 + 不确定 + 待投'),
});
const setAside = z
  .object({
    count: z.number().int(),
    first: z
      .array(z.object({ row: z.number().int().describe('第几行'), code: z.string(), reason: z.string() }))
      .describe('前 200 个，逐个写明行号和原因'),
  })
  .meta({ id: 'SetAsideCodes' });
export const codeList = z.object({
  id: z.uuid(),
  name: z.string(),
  given: z.number().int().describe('给出的代码数，含重复的'),
  listed: z.number().int().describe('名单上的已登记企业（家）'),
  active: z.number().int().describe('其中现在在业、能收到的企业（家）'),
  createdAt: z.string(),
  aside: z.object({
    malformed: setAside.describe('不是统一社会信用代码'),
    unknown: setAside.describe('没有登记'),
    repeated: setAside.describe('重复'),
    inactive: setAside.describe('已注销或已合并'),
  }),
});
export const pushDetail = pushRow.extend({
  body: z.string(),
  link: z.string().nullable(),
  rule: z.unknown().describe('规则；按名单推送时为 null'),
  ruleText: z.string(),
  list: codeList.nullable().describe('按名单推送时的名单'),
  item: z.uuid().nullable(),
  round: z.uuid().nullable(),
  segments: z.array(z.object({ segment: segmentKey, text: z.string().optional() })),
  refusing: toldCount
    .nullable()
    .describe('所选分组中现在拒绝个性化推送、因此不会收到的企业（家）；投放后为 null，见台账'),
  contentHash: z.string().describe('审批所绑定的内容摘要（SHA-256）'),
  populationVersion: z.number().int().nullable(),
  audience: z
    .object({
      eligible: z.number().int(),
      undetermined: z.number().int(),
      needsPerson: z.number().int(),
      nearMiss: z.number().int(),
      alreadyTold: z.number().int(),
    })
    .nullable()
    .describe('投放时规则的结论（家）'),
  ledger: z.array(ledgerLine),
  history: z.array(
    z.object({ at: z.string(), person: z.string(), action: z.string(), comment: z.string().nullable() }),
  ),
  allowed: z
    .array(z.enum(['edit', 'submit', 'withdraw', 'approve', 'return', 'delete']))
    .describe('当前用户现在能做的事'),
  blocked: z.string().nullable().describe('当前用户不能审批的原因，如不能审批自己提交的推送'),
  warnings: z.array(z.string()).describe('如政策不在有效期'),
});
export const approvalInput = z.strictObject({
  contentHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('所看到内容的摘要；与提交内容不一致时拒绝'),
  comment: z.string().trim().max(500).optional(),
});
export const returnInput = z.strictObject({ comment: z.string().trim().min(1, '请写明退回原因').max(500) });
export const pushBlock = z.object({
  block: z.number().int(),
  channel: z.string(),
  targeted: z.number().int(),
  delivered: z.number().int(),
  ordinals: z.string().describe('本块企业序号范围'),
});
export const pushBlocks = z.array(pushBlock);
/** Why did this enterprise get it, or not? */
export const pushAnswer = z.object({
  uscc: z.string(),
  name: z.string(),
  answer: z.string().describe('中文结论'),
  segment: z.string().nullable(),
  targeted: z.boolean(),
  delivered: z.boolean(),
  readAt: z.string().nullable(),
});
