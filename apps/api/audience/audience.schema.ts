import { z } from 'zod';

export const audienceInput = z
  .strictObject({
    rule: z.unknown().optional().describe('规则（RuleGroup）'),
    item: z.uuid().optional().describe('政策条目'),
  })
  .refine(
    (input) => (input.rule === undefined) !== (input.item === undefined),
    '请在 rule 和 item 中给出一个',
  );
const size = z.number().int();
export const audienceSizes = z.object({
  populationVersion: z.number().int(),
  active: size.describe('在业企业（家）'),
  eligible: size.describe('初步符合（家）'),
  undetermined: size.describe('待补充信息（家）'),
  needsPerson: size.describe('需人工认定（家）'),
  nearMiss: size.describe('差一项（家，含在暂不符合中）'),
  ineligible: size.describe('暂不符合（家）'),
  tookMs: z.number().describe('计算用时（毫秒）'),
});
