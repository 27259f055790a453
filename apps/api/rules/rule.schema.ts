import { z } from 'zod';

export const ruleCheckInput = z.strictObject({ rule: z.unknown().describe('规则（RuleGroup）') });

const remark = z.object({
  code: z.string(),
  pointer: z.string().describe('在规则中的位置（JSON Pointer）'),
  message: z.string(),
});

export const ruleCheck = z.object({
  faults: z.array(remark).describe('必须改正的错误；有错误时不给出其余内容'),
  warnings: z
    .array(remark)
    .describe('可能写错的地方：矛盾、多余、走不到的分支、分档重叠或空档、目前无企业符合'),
  sentences: z.string().nullable().describe('规则的中文全文'),
  sql: z
    .string()
    .nullable()
    .describe('PostgreSQL 条件：每个指标一列，列名为指标代码，缺数据为 NULL；结果 NULL 表示无法判断'),
  sqlRefusals: z.array(remark).describe('无法写成 SQL 的部分；有则不给出 SQL'),
});
