import { z } from 'zod';

export const segmentKey = z.enum(['eligible', 'undetermined', 'needsPerson', 'nearMiss']);
export const policyItem = z.object({
  id: z.uuid(),
  code: z.string(),
  title: z.string(),
  benefit: z.string().nullable().describe('支持内容；未公布金额时为 null'),
  exclusionGroup: z.string().nullable(),
  rule: z.unknown().describe('规则（RuleGroup）'),
  ruleText: z.string().describe('规则的中文说明'),
  clauses: z.array(z.object({ label: z.string(), quote: z.string(), source: z.string().optional() })),
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
  items: z.number().int(),
});
export const policyList = z.array(policyRow);
export const policyDetail = policyRow.omit({ items: true }).extend({
  summary: z.string(),
  source: z.string(),
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
