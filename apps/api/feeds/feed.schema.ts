import { z } from 'zod';
import { dayText } from '../paging.schema.js';

export const feed = z.object({
  name: z.string(),
  department: z.string(),
  cadence: z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly']).describe('提供周期'),
  origin: z.string().describe('取得方式'),
  legalBasis: z.string(),
  sharing: z.string(),
  description: z.string(),
  due: dayText.nullable().describe('下一次应到的日期'),
  overdue: z.boolean().describe('超过应到日期，或者从未导入'),
  imports: z
    .array(
      z.object({
        batch: z.uuid(),
        file: z.string(),
        period: z.string().nullable(),
        at: z.string(),
        changed: z.number().int().describe('新增和更新（家）'),
        rejected: z.number().int().describe('拒绝（行）'),
      }),
    )
    .describe('最近 12 次，新的在前'),
  coverage: z
    .array(
      z.object({
        fact: z.string(),
        label: z.string(),
        percent: z.number().describe('在业企业中已有且可用的占比（%）'),
        expiredPercent: z.number().describe('在业企业中有数值但已过期的占比（%）'),
      }),
    )
    .describe('各项指标的覆盖率'),
});
export const feeds = z.array(feed);
