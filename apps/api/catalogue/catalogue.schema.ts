import { z } from 'zod';

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
export const catalogue = z.object({
  facts: z.array(fact),
  tags: z.array(tag),
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
