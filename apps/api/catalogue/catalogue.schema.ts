import { z } from 'zod';
import { feed as feedReport } from '../feeds/feed.schema.js';
import { codeList, dayText } from '../paging.schema.js';
import { toldCount } from '../told-count.schema.js';

export const fact = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(['boolean', 'number', 'date', 'enum', 'enumSet', 'industry', 'text']),
  unit: z.string().optional(),
  period: z.string().optional(),
  feed: z.string().optional(),
  derived: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  description: z.string().optional(),
  feeds: z.array(z.string()).describe('可提供的来源，优先的在前；推算的没有'),
  department: z.string().describe('负责更正的部门'),
  seenBy: z.array(z.string()).nullable().describe('可查看具体企业数值的部门；空为全部工作人员'),
  legalBasis: z.string(),
  sharing: z.string().describe('共享属性'),
  staleAfterMonths: z.number().int().nullable().describe('数值最多用几个月；空为不设期限'),
  usedByTags: z.array(z.object({ code: z.string(), label: z.string() })),
});
export const factKey = z.string().regex(/^[a-z][A-Za-z0-9]*(@-\d)?$/, '没有这样的指标');
export const factFileQuery = z.strictObject({
  keys: codeList.optional().describe('只要这些指标，代码以逗号分隔；不给为全部'),
});
const namedFact = z.object({ key: z.string(), label: z.string() });
export const factDetail = fact.extend({
  populationVersion: z.number().int(),
  day: dayText,
  exact: z.boolean().describe('企业数是否精确；无权查看具体企业数值的人只看到取整的数'),
  active: z.number().int().describe('在业企业（家）'),
  known: toldCount.describe('有数值且可用（家）'),
  expired: toldCount.describe('有数值但已过期（家）'),
  bands: z.array(z.object({ label: z.string(), enterprises: toldCount })).describe('数值的分布'),
  overlapping: z.boolean().describe('一家企业可有多个值，各项之和大于企业数'),
  freshness: z
    .array(
      feedReport
        .pick({ name: true, department: true, cadence: true, due: true, overdue: true })
        .extend({ last: z.string().nullable().describe('最近一次导入') }),
    )
    .describe('各来源，优先的在前；推算的没有'),
  restsOn: z.array(namedFact).describe('由哪些指标推算'),
  usedByFacts: z.array(namedFact).describe('据此推算的指标'),
  usedByPolicies: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      item: z.string(),
      how: z.enum(['condition', 'amount']).describe('用于条件，或只用于计算金额'),
      inForce: z.boolean(),
      validity: z.string(),
    }),
  ),
});
export const tag = z.object({
  code: z.string(),
  label: z.string(),
  group: z.string(),
  description: z.string().optional(),
  kind: z.enum(['derived', 'asserted']).describe('由规则推算，或由部门认定名单'),
  rule: z.unknown().describe('标签规则（RuleGroup）；认定的标签没有'),
  ruleText: z.string().describe('标签规则的中文说明；认定的标签说明由谁认定'),
});
const grammar = z.object({
  type: fact.shape.type,
  operators: z.array(
    z.object({
      operator: z.string(),
      arity: z.enum(['none', 'one', 'list', 'range']).describe('取几个值：无、一个、一组、区间两端'),
      label: z.string().describe('中文说法，值的位置写作…'),
    }),
  ),
  comparison: z
    .object({ operators: z.array(z.string()), factor: z.boolean().describe('能否乘以倍数') })
    .nullable()
    .describe('与同类型的另一指标怎样比较；不能比较的为 null'),
});
export const catalogue = z.object({
  facts: z.array(fact),
  tags: z.array(tag),
  grammars: z.array(grammar).describe('规则中各类指标可用的运算符'),
  departments: z.array(z.object({ code: z.string(), name: z.string() })),
  population: z.object({
    version: z.number().int(),
    enterprises: z.number().int().describe('登记企业数（家）'),
    active: z.number().int().describe('在业企业数（家）'),
    generated: z.boolean().describe('是否为生成的演示数据'),
  }),
});
export const industryQuery = z.strictObject({ query: z.string().trim().min(1).max(50) });
export const industries = z.array(z.object({ code: z.string(), label: z.string(), level: z.string() }));
export const industryTree = z
  .array(z.object({ code: z.string(), parent: z.string().nullable(), label: z.string() }))
  .describe('整个分类，上级在前；门类没有上级');
