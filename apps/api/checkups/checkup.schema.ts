import { z } from 'zod';
import { expiry } from '../enterprises/enterprise.schema.js';
import { dayText, pageOf, pageQuery } from '../paging.schema.js';

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
  otherText?: string;
  unit?: string;
  period?: string;
  feed?: string;
  quote?: string;
  source?: string;
  advice?: string;
  veto?: boolean;
  hidden?: boolean;
  declared?: boolean;
  dataOn?: string | null;
  expired?: z.infer<typeof expiry>;
  children?: CheckupNodeShape[];
}
export const checkupNode: z.ZodType<CheckupNodeShape> = z
  .object({
    kind: z.enum(['group', 'condition', 'manual']),
    truth,
    text: z.string().describe('条件的中文说明'),
    combinator: z.string().optional(),
    field: z.string().optional(),
    valueText: z.string().nullable().optional().describe('企业的数据；null 表示没有数据，或者您无权查看'),
    hidden: z.boolean().optional().describe('您无权查看这项指标的数据'),
    declared: z.boolean().optional().describe('自行申报的数据，只用于本企业体检'),
    dataOn: z.string().nullable().optional().describe('数据日期'),
    expired: expiry.optional().describe('所依据的数值已过期，因此缺数据'),
    thresholdText: z.string().optional(),
    otherText: z.string().optional().describe('与之比较的另一项指标'),
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
  on: dayText.optional().describe('按这一天的规则和数据判断，默认今天'),
});
export const reckoned = z.object({
  text: z.string().nullable().describe('预计或最高金额；null 表示现有数据还算不出'),
  low: z.number().describe('万元'),
  high: z.number().nullable().describe('万元；null 表示没有上限'),
  reckoning: z.string().optional().describe('计算方法'),
  missing: z.array(z.object({ key: z.string(), label: z.string() })).describe('补充后金额更确定的指标'),
});
const change = z.object({
  field: z.string(),
  label: z.string(),
  from: z.unknown(),
  to: z.unknown(),
  unit: z.string().optional(),
});
export const checkupItem = z.object({
  policy: z.object({ code: z.string(), title: z.string(), department: z.string() }),
  version: z.number().int().describe('所用规则的政策版本'),
  item: z.object({
    code: z.string(),
    title: z.string(),
    benefit: z.string().nullable(),
    means: z.enum(['support', 'reduction', 'payable', 'honour']).nullable(),
    exclusionGroup: z.string().nullable().describe('同组只能享受一项，就高不兼得'),
  }),
  amount: reckoned.nullable().describe('没有公布金额，或者您无权查看所依据的指标时为 null'),
  advice: z
    .object({ text: z.string(), changes: z.array(change) })
    .nullable()
    .describe('最小的改变，已重新判断核实'),
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
  knownSince: dayText.nullable().describe('早于企业数据入库的日期，以最早的数据代替；否则为 null'),
  sum: reckoned.nullable().describe('初步符合的条目合计，同组只计最高一项；没有公布金额的不计'),
  toSupply: z
    .array(
      z.object({
        key: z.string(),
        label: z.string(),
        unlocks: z.array(z.string()).describe('补充后可能符合的条目'),
        concerns: z.number().int().describe('涉及的条目数'),
        amount: z.string().nullable().describe('这些条目合计最高金额'),
      }),
    )
    .describe('待补充的指标，按能确定的条目数和金额排列'),
  items: z.array(checkupItem),
});

const verdictCounts = z.partialRecord(verdict, z.number().int());
const keptHead = z.object({
  id: z.uuid(),
  at: z.iso.datetime().describe('生成时间'),
  day: dayText.describe('判断日期'),
  person: z.string(),
  populationVersion: z.number().int(),
  verdicts: verdictCounts,
});
export const keptReportPage = pageOf(keptHead);
export const keptReportQuery = z.strictObject(pageQuery);
export const keptReportInput = z.strictObject({
  on: dayText.optional().describe('按这一天的规则和数据，默认今天'),
});
export const keptReport = keptHead.extend({
  uscc: z.string(),
  items: z.array(
    z.object({
      policy: z.string(),
      policyTitle: z.string(),
      version: z.number().int(),
      item: z.string(),
      itemTitle: z.string(),
      verdict,
      ruleVerdict: verdict,
      missing: z.array(z.string()).describe('待补充的指标'),
      amount: z.string().nullable(),
    }),
  ),
});
export const keptReportChanges = z.object({
  kept: keptHead,
  day: dayText.describe('重新判断的日期'),
  items: z.array(
    z.object({
      policy: z.string(),
      policyTitle: z.string(),
      item: z.string(),
      itemTitle: z.string(),
      before: verdict.nullable().describe('null：当时没有这个条目'),
      after: verdict.nullable().describe('null：现在没有这个条目'),
      reasons: z.array(z.string()).describe('为什么不同'),
    }),
  ),
});
