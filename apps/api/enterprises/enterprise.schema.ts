import { z } from 'zod';
import { enterpriseOrders } from '#enterprises';
import { dayText, pageOf, pageQuery } from '../paging.schema.js';

const enterpriseFilter = {
  query: z.string().trim().max(100).optional().describe('名称中的字或统一社会信用代码（可只输开头）'),
  town: z.string().max(20).optional().describe('街镇代码'),
  status: z.enum(['active', 'deregistered', 'merged']).optional(),
  industry: z.string().max(10).optional().describe('行业代码，任一级；其下各级都算'),
  grade: z.string().max(20).optional().describe('企业规模；可能属于其他规模的不算'),
  tag: z.string().max(60).optional().describe('标签代码'),
};
export const enterpriseExportQuery = z.strictObject(enterpriseFilter);
export const enterpriseQuery = z.strictObject({
  ...pageQuery,
  ...enterpriseFilter,
  order: z.enum(enterpriseOrders).default('registration').describe('按什么排序'),
  descending: z.stringbool().default(false),
});
export const enterpriseRow = z.object({
  uscc: z.string(),
  name: z.string(),
  status: z.enum(['active', 'deregistered', 'merged']),
  town: z.string().nullable().describe('街镇名称'),
  industry: z.string().nullable().describe('行业代码与名称'),
  established: dayText.nullable(),
  generated: z.boolean().describe('是否为生成的演示数据'),
});
export const enterprisePage = pageOf(enterpriseRow);
export const expiry = z.object({
  text: z.string().describe('如：数据已过期（截至 2024 年度）'),
  advice: z.string().describe('怎样恢复判断'),
});
export const factValue = z.object({
  key: z.string(),
  label: z.string(),
  text: z.string().nullable().describe('显示文字；null 表示没有数据'),
  value: z.unknown().describe('原始值'),
  unit: z.string().optional(),
  period: z.string().optional(),
  feed: z.string().optional(),
  asOf: z.string().nullable().describe('数据日期'),
  derived: z.boolean(),
  expired: expiry.nullable().describe('数值已过期，不再用于判断'),
  hidden: z.boolean().describe('当前人员无权查看这项指标'),
});
export const enterpriseChange = z.object({
  batch: z.string(),
  file: z.string().describe('导入的文件，或“数据纠错”'),
  feed: z.string().nullable(),
  person: z.string().nullable(),
  at: z.string(),
  values: z.array(
    z.object({
      label: z.string(),
      unit: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export const enterpriseChanges = z.array(enterpriseChange);
export const receivedPushes = z.array(
  z.object({
    id: z.uuid(),
    title: z.string(),
    department: z.string(),
    sentAt: z.string(),
    delivered: z.boolean(),
    readAt: z.string().nullable(),
  }),
);
export const enterpriseDetail = enterpriseRow.extend({
  mergedInto: z.string().nullable().describe('合并后的企业代码'),
  populationVersion: z.number().int(),
  facts: z.array(factValue),
  tags: z.array(z.object({ code: z.string(), label: z.string(), group: z.string() })),
  undeterminedTags: z.array(z.object({ code: z.string(), label: z.string(), group: z.string() })),
});
