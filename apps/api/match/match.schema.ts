import { z } from 'zod';
import { amountSpans, deadlineSpans, matchOrders } from '#policies';
import { verdict } from '../checkups/checkup.schema.js';
import { dayText, pageOf, pageQuery } from '../paging.schema.js';

const choice = z.string().trim().min(1).max(60).optional();

export const matchQuery = z.strictObject({
  ...pageQuery,
  query: z.string().trim().max(100).optional().describe('政策、条目、文号、主题中的字，可用空格分开多个'),
  department: choice.describe('部门代码'),
  theme: choice.describe('主题'),
  industry: choice.describe('行业门类代码；any 为不限行业'),
  amount: z.enum(amountSpans).optional().describe('金额范围（万元）'),
  deadline: z.enum(deadlineSpans).optional().describe('离截止的时间'),
  qualification: choice.describe('要求的资质'),
  verdict: verdict.optional().describe('体检结论'),
  sort: z
    .enum(matchOrders)
    .default('verdict')
    .describe('排序：verdict 符合程度、amount 金额、deadline 截止日、title 名称'),
});

export const matchFileQuery = matchQuery.omit({ page: true, size: true });

export const matchRow = z.object({
  policy: z.object({
    code: z.string(),
    title: z.string(),
    department: z.string(),
    themes: z.array(z.string()),
  }),
  item: z.object({ code: z.string(), title: z.string(), benefit: z.string().nullable() }),
  verdict,
  nearMiss: z.boolean().describe('只差一项'),
  met: z.number().int().describe('满足的条件数'),
  conditions: z.number().int().describe('条件总数'),
  missing: z.array(z.string()).describe('补充后可能得出结论的指标'),
  amount: z
    .enum(amountSpans)
    .describe(
      '金额范围；open 为补充数据后可测算，hidden 为按您无权查看的指标计算，unpublished 为未公布或不以金额计',
    ),
  amountText: z.string().nullable().describe('预计或最高的金额；没有公布或还不能测算时为 null'),
  deadline: dayText.nullable().describe('申报截止日；null 为长期或未定'),
  validity: z.string().describe('有效期与批次的中文说明'),
  industries: z.array(z.string()).describe('限定的行业门类；空为不限'),
  qualifications: z.array(z.string()).describe('要求的资质'),
});

const facet = z.array(
  z.object({
    value: z.string(),
    label: z.string(),
    count: z.number().int().describe('其他筛选不变时的条目数'),
  }),
);

export const matchPage = pageOf(matchRow).extend({
  on: dayText,
  facets: z.object({
    department: facet,
    theme: facet,
    industry: facet,
    amount: facet,
    deadline: facet,
    qualification: facet,
    verdict: facet,
  }),
});
