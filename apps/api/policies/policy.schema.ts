import { z } from 'zod';
import { policyProfile } from '#policies';

export const segmentKey = z.enum(['eligible', 'undetermined', 'needsPerson', 'nearMiss']);
export const policyItem = z.object({
  id: z.uuid(),
  code: z.string(),
  title: z.string(),
  benefit: z.string().nullable().describe('支持内容；未公布金额时为 null'),
  reckoning: z.string().nullable().describe('金额怎样计算；没有公布时为 null'),
  exclusionGroup: z.string().nullable(),
  rule: z.unknown().describe('规则（RuleGroup）'),
  ruleText: z.string().describe('规则的中文说明'),
  clauses: z.array(
    z.object({
      label: z.string(),
      quote: z.string(),
      source: z.string().optional(),
      mark: z
        .object({ start: z.number().int(), end: z.number().int() })
        .nullable()
        .describe('在政策原文中的位置；没有标注时为 null'),
    }),
  ),
});
export const policyQuery = z.strictObject({
  query: z.string().trim().max(100).optional().describe('名称或文号中的字'),
  department: z.string().max(100).optional(),
  theme: z.string().max(20).optional().describe('主题'),
  state: z
    .enum(['inForce', 'ended', 'repealed'])
    .optional()
    .describe('在有效期、不在有效期（未废止）、已废止或将废止'),
});
export const policyRow = z.object({
  code: z.string(),
  title: z.string(),
  department: z.object({ code: z.string(), name: z.string() }),
  documentNumber: z.string().nullable().describe('文号'),
  themes: z.array(z.string()).describe('主题'),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  inForce: z.boolean(),
  validity: z.string().describe('有效期与批次的中文说明'),
  version: z.number().int(),
  origin: z.enum(['file', 'editor']).describe('由文件维护，或由部门在网页上维护'),
  repealedOn: z.string().nullable().describe('废止日期'),
  items: z.number().int(),
});
export const policyList = z.array(policyRow);
const policyName = z.object({ code: z.string(), title: z.string() });
export const policyDetail = policyRow.omit({ items: true }).extend({
  summary: z.string(),
  source: z.string(),
  profile: policyProfile.partial().describe('公开属性、索引号、联系方式、材料清单等'),
  document: z.uuid().nullable(),
  repealReason: z.string().nullable(),
  supersededBy: policyName.nullable().describe('被哪项政策代替'),
  supersedes: z.array(policyName).describe('代替了哪些政策'),
  rounds: z.array(
    z.object({
      id: z.uuid(),
      code: z.string(),
      title: z.string(),
      opens: z.string().nullable(),
      closes: z.string().nullable(),
      open: z.boolean(),
    }),
  ),
  items: z.array(policyItem),
});
export const policyVersions = z.array(
  z.object({
    number: z.number().int(),
    origin: z.enum(['file', 'editor']),
    title: z.string(),
    documentNumber: z.string().nullable(),
    summary: z.string(),
    source: z.string(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
    themes: z.array(z.string()),
    profile: policyProfile.partial(),
    body: z.string().nullable().describe('政策原文；文件维护的版本没有'),
    createdAt: z.string(),
    items: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        benefit: z.string().nullable(),
        reckoning: z.string().nullable().describe('金额怎样计算'),
        exclusionGroup: z.string().nullable(),
        advice: z.string().nullable(),
        conditions: z
          .array(z.object({ key: z.string(), text: z.string(), quote: z.string().nullable() }))
          .describe('逐个条件的中文说明，按规则中的顺序'),
      }),
    ),
  }),
);
export const repealInput = z.strictObject({
  on: z.iso.date('日期应为 YYYY-MM-DD').describe('自这一天起不再有效'),
  reason: z.string().trim().min(1, '请写明废止原因').max(500, '最多 500 字'),
  supersededBy: z.string().max(100).nullable().optional().describe('由本部门哪一项政策接替'),
});
