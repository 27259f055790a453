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

export const verdict = z.enum(['eligible', 'undetermined', 'needsPerson', 'ineligible', 'notInForce']);
export const truth = z.enum(['yes', 'no', 'unknown']);
export interface CheckupNodeShape {
  kind: 'group' | 'condition' | 'manual';
  truth: z.infer<typeof truth>;
  text: string;
  combinator?: string;
  field?: string;
  valueText?: string | null;
  thresholdText?: string;
  unit?: string;
  period?: string;
  feed?: string;
  quote?: string;
  source?: string;
  advice?: string;
  veto?: boolean;
  children?: CheckupNodeShape[];
}
export const checkupNode: z.ZodType<CheckupNodeShape> = z
  .object({
    kind: z.enum(['group', 'condition', 'manual']),
    truth,
    text: z.string().describe('条件的中文说明'),
    combinator: z.string().optional(),
    field: z.string().optional(),
    valueText: z.string().nullable().optional().describe('企业的数据；null 表示没有数据'),
    thresholdText: z.string().optional(),
    unit: z.string().optional(),
    period: z.string().optional(),
    feed: z.string().optional(),
    quote: z.string().optional().describe('政策原文'),
    source: z.string().optional(),
    advice: z.string().optional(),
    veto: z.boolean().optional(),
    get children() {
      return z.array(checkupNode).optional();
    },
  })
  .meta({ id: 'CheckupNode' });
export const checkupQuery = z.strictObject({
  policy: z.string().optional().describe('只查这一项政策（代码）'),
  on: dayText.optional().describe('按这一天判断是否在有效期，默认今天'),
});
export const checkupItem = z.object({
  policy: z.object({ code: z.string(), title: z.string(), department: z.string() }),
  item: z.object({ code: z.string(), title: z.string(), benefit: z.string().nullable() }),
  verdict,
  ruleVerdict: verdict.describe('只看条件、不看有效期的结论'),
  nearMiss: z.boolean().describe('只差一项'),
  met: z.number().int(),
  unmet: z.number().int(),
  unknown: z.number().int(),
  manual: z.number().int(),
  missing: z.array(z.object({ key: z.string(), label: z.string() })).describe('补充后可能得出结论的指标'),
  validity: z.string().describe('有效期与批次的中文说明'),
  root: checkupNode,
});
export const checkupReport = z.object({
  enterprise: z.object({ uscc: z.string(), name: z.string() }),
  on: dayText,
  populationVersion: z.number().int(),
  disclaimer: z.string(),
  items: z.array(checkupItem),
});
