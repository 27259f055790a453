import { z } from 'zod';
import { truth, verdict } from '../checkups/checkup.schema.js';

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
  expiring: z
    .array(z.object({ key: z.string(), label: z.string(), months: z.number().int() }))
    .describe('规则依据的指标中，数值只用若干个月的；SQL 不判断过期，执行前须把过期的置为 NULL'),
});

const knownFacts = z.array(z.object({ label: z.string(), text: z.string().describe('值，带单位') }));

export const ruleBoundaries = z.object({
  faults: z.array(remark).describe('必须改正的错误；有错误时不给出用例'),
  conditions: z.array(
    z.object({
      pointer: z.string().describe('条件在规则中的位置（JSON Pointer）'),
      label: z.string(),
      text: z.string().describe('条件的中文说明'),
      decides: z.boolean().describe('其余条件取下列值时，结论是否只取决于这一条'),
      rest: knownFacts.describe('其余指标取的值'),
      cases: z.array(
        z.object({
          place: z
            .enum(['below', 'at', 'above', 'met', 'unmet', 'open', 'missing'])
            .describe('门槛下一步、门槛、上一步；满足、不满足、不能确定的一例；缺数据'),
          own: knownFacts.describe('这一条件的指标取的值；缺数据时为空'),
          answer: truth.describe('这一条件本身的结果'),
          verdict: verdict.describe('整条规则的结论'),
        }),
      ),
    }),
  ),
});
