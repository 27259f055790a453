import { z } from 'zod';
import { segmentKey } from '../policies/policy.schema.js';
import { toldCount } from '../told-count.schema.js';

const asked = {
  rule: z.unknown().optional().describe('规则（RuleGroup）'),
  item: z.uuid().optional().describe('政策条目'),
};
const oneOf = (input: { rule?: unknown; item?: string | undefined }) =>
  (input.rule === undefined) !== (input.item === undefined);
const oneOfText = '请在 rule 和 item 中给出一个';

export const audienceInput = z.strictObject(asked).refine(oneOf, oneOfText);
export const examplesInput = z
  .strictObject({ ...asked, segment: z.enum([...segmentKey.options, 'ineligible']) })
  .refine(oneOf, oneOfText);

/** Which data an answer rests on. */
const basis = {
  populationVersion: z.number().int().describe('数据版本'),
  day: z.string().describe('“判断当日”和年限按这一天计算'),
  exact: z.boolean().describe('是否有权查看规则涉及的全部指标；否则企业数取整到十，少于 10 家的不给出'),
};
const segments = {
  eligible: toldCount.describe('初步符合'),
  undetermined: toldCount.describe('待补充信息'),
  needsPerson: toldCount.describe('需人工认定'),
  nearMiss: toldCount.describe('差一项（含在暂不符合中）'),
  ineligible: toldCount.describe('暂不符合'),
};
const tookMs = z.number().describe('计算用时（毫秒）');
const active = z.number().int().describe('在业企业（家）');

export const audienceSizes = z.object({ ...basis, active, ...segments, tookMs });

const conditionInsight = z.object({
  pointer: z.string().describe('条件在规则中的位置（JSON Pointer）'),
  label: z.string(),
  text: z.string().describe('条件的中文说明'),
  veto: z.boolean(),
  yes: toldCount,
  no: toldCount,
  unknown: toldCount,
  soleObstacle: toldCount.describe('只因这一条而暂不符合的企业'),
  gained: toldCount.describe('不要求这一条时，初步符合的企业多出多少家'),
});
const curveStep = z.object({
  value: z.union([z.number(), z.string()]).describe('门槛；日期为 YYYY-MM-DD'),
  ...segments,
});
const curve = z.object({
  pointer: z.string(),
  end: z.enum(['low', 'high']).nullable().describe('区间条件的哪一端'),
  field: z.string(),
  label: z.string(),
  type: z.enum(['number', 'date']),
  unit: z.string().nullable(),
  period: z.string().nullable(),
  sign: z.string().describe('比较符号'),
  present: z.number().int().describe('规则现在的门槛是 steps 的第几个，从 0 起'),
  steps: z.array(curveStep),
});
const splitGroup = z.object({
  key: z.string().nullable(),
  label: z.string(),
  active: z.number().int().describe('该组在业企业（家）'),
  eligible: toldCount,
  undetermined: toldCount,
  nearMiss: toldCount,
});
const split = z.object({
  by: z.enum(['town', 'industry', 'sizeGrade']),
  label: z.string(),
  groups: z.array(splitGroup),
});
export const ruleInsight = z.object({
  ...basis,
  active,
  segments: z.object(segments),
  conditions: z.array(conditionInsight),
  curves: z.array(curve),
  splits: z.array(split),
  hiddenFacts: z.array(z.string()).describe('您无权查看的指标'),
  tookMs,
});

export const ruleOverlap = z.object({
  ...basis,
  eligible: toldCount,
  told: toldCount.nullable().describe('初步符合的企业中，已就本政策告知过的；规则不属于政策时为 null'),
  toldOfAny: toldCount.describe('初步符合的企业中，已就任何一项政策告知过的'),
  items: z
    .array(
      z.object({
        policy: z.string(),
        policyTitle: z.string(),
        item: z.uuid(),
        itemTitle: z.string(),
        eligible: toldCount.describe('那个条目初步符合的企业'),
        both: toldCount.describe('两者都初步符合的企业'),
        told: toldCount.describe('本规则初步符合、且已就那项政策告知过的企业'),
      }),
    )
    .describe('有效期内的其他政策条目，重合多的在前'),
  tookMs,
});

export const ruleExamples = z.object({
  ...basis,
  enterprises: z.array(
    z.object({
      uscc: z.string(),
      name: z.string(),
      facts: z.array(
        z.object({ label: z.string(), text: z.string().nullable(), unit: z.string().nullable() }),
      ),
    }),
  ),
});
