import { z } from 'zod';
import { dayText, pageOf, pageQuery } from '../paging.schema.js';

const period = {
  from: dayText,
  to: dayText,
  department: z.string().optional().describe('部门代码；不给为全区'),
};
const ordered = (query: { from: string; to: string }) => query.from <= query.to;
export const metricQuery = z
  .strictObject(period)
  .refine(ordered, { message: '开始日期不能晚于结束日期', path: ['to'] });
export const metricPushQuery = z
  .strictObject({ ...period, ...pageQuery })
  .refine(ordered, { message: '开始日期不能晚于结束日期', path: ['to'] });
export const metricId = z.enum(['P1', 'P2', 'P3', 'P4', 'P5']);
export const metric = z.object({
  id: metricId,
  name: z.string(),
  value: z.number().int(),
  unit: z.string(),
  definition: z.string(),
  channels: z.array(z.string()),
  deduplication: z.string().describe('去重口径'),
  exactness: z.literal('exact'),
  origin: z.literal('computed'),
});
export const metricReport = z.object({
  from: dayText,
  to: dayText,
  scope: z.string().describe('全区或部门名称'),
  metrics: z.array(metric),
  activated: z.number().int().describe('覆盖企业中已开通企业专属网页的（家）'),
  identities: z.array(z.object({ rule: z.string(), holds: z.boolean() })).describe('恒等关系核对'),
});
export const tagMetricQuery = z
  .strictObject({ from: dayText, to: dayText })
  .refine(ordered, { message: '开始日期不能晚于结束日期', path: ['to'] });
const tagUse = z.object({
  code: z.string(),
  label: z.string(),
  group: z.string(),
  since: dayText.describe('启用日'),
  until: dayText.nullable().describe('停用日；在用的为空'),
});
export const tagMetrics = z.object({
  from: dayText,
  to: dayText,
  metrics: z.array(
    z.object({
      id: z.literal('P10'),
      name: z.string(),
      value: z.number().int(),
      unit: z.literal('个'),
      definition: z.string(),
      deduplication: z.string().describe('去重口径'),
      tags: z.array(tagUse).describe('构成这个数的标签'),
    }),
  ),
  identities: z.array(z.object({ rule: z.string(), holds: z.boolean() })).describe('恒等关系核对'),
});
export const metricPush = z.object({
  id: z.uuid(),
  sequence: z.number().int(),
  title: z.string(),
  kind: z.string(),
  department: z.string(),
  channel: z.string(),
  dispatchedOn: dayText,
  delivered: z.number().int().describe('本次投放企业（家）'),
});
export const metricPushPage = pageOf(metricPush);
