import { z } from 'zod';
import { checkupNode, truth } from '../checkups/checkup.schema.js';
import { factValue } from '../enterprises/enterprise.schema.js';
import { dayText } from '../paging.schema.js';

export const declaration = z.object({
  text: z.string().describe('申报的值'),
  person: z.string(),
  at: z.string(),
});
export const ownFact = factValue.extend({
  legalBasis: z.string().describe('归集依据'),
  department: z.string().describe('负责这项数据的部门'),
  type: z.enum(['boolean', 'number', 'date', 'enum', 'industry', 'text', 'enumSet']),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  declared: declaration.nullable().describe('本企业自行申报的值；只用于本企业体检'),
  mayDeclare: z.boolean().describe('没有官方数据，可以自行申报'),
  mayCorrect: z.boolean().describe('可以提出数据纠错；推算的指标不可以'),
  correction: z.uuid().nullable().describe('待答复的纠错'),
});
export const ownTag = z.object({
  code: z.string(),
  label: z.string(),
  group: z.string(),
  description: z.string(),
  kind: z.enum(['derived', 'asserted']),
  truth: truth.describe('只按部门的数据'),
  declaredTruth: truth.describe('连同自行申报的数据会怎样；不作为标签，只用于本企业体检'),
  root: checkupNode.nullable().describe('逐条说明，连同自行申报的数据；认定的标签没有'),
  assertions: z.array(
    z.object({
      department: z.string(),
      source: z.string(),
      validFrom: dayText,
      validTo: dayText.nullable(),
      stands: z.boolean(),
    }),
  ),
  correction: z.uuid().nullable(),
});
export const ownData = z.object({
  uscc: z.string(),
  name: z.string(),
  day: dayText,
  populationVersion: z.number().int(),
  facts: z.array(ownFact),
  tags: z.array(ownTag),
});
export const declaredValue = z.strictObject({
  value: z
    .string()
    .trim()
    .min(1, '请填写数值')
    .max(200)
    .describe('与导入文件中的写法相同，如 120、是、2025-03-01'),
});
