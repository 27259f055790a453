import { z } from 'zod';
import { seenByShape, SHARINGS, staleAfterShape } from '../feeds/feed.js';
import { DERIVATION_NAMES } from './fact-derivation.js';
import { hasHistory } from './fact-history.js';
import { deepestHistory } from './past-key.js';

/** The shape of `config/facts.yaml`. */

const text = z.string().trim().min(1);
const aliases = z.array(text).default([]);

const common = {
  key: z.string().regex(/^[a-z][A-Za-z0-9]*$/, '只能用英文字母和数字，以小写字母开头'),
  label: text,
  period: text,
  /** Several feeds stand in the order of their precedence; a derived fact has none. */
  feed: z.union([text, z.array(text).min(1)]).optional(),
  description: text,
  aliases,
  editable: z.boolean(),
  column: z.enum(['town', 'industry', 'registrationType', 'established']).optional(),
  derived: z.enum(DERIVATION_NAMES).optional(),
  seenBy: seenByShape.optional(),
  editedBy: text.optional(),
  legalBasis: text.optional(),
  sharing: z.enum(SHARINGS).optional(),
  staleAfterMonths: staleAfterShape.optional(),
  history: z.int().min(1).max(deepestHistory).optional(),
};

const option = z.strictObject({ value: text, label: text, aliases });

const factEntry = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('boolean') }),
  z.strictObject({ ...common, type: z.literal('date') }),
  z.strictObject({ ...common, type: z.literal('industry') }),
  z.strictObject({ ...common, type: z.literal('text') }),
  z.strictObject({ ...common, type: z.literal('enumSet'), options: z.array(option).min(1) }),
  z
    .strictObject({
      ...common,
      type: z.literal('number'),
      unit: text,
      min: z.number().optional(),
      max: z.number().optional(),
      integer: z.boolean().optional(),
    })
    .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
      path: ['max'],
      error: '最大值 max 不能小于最小值 min',
    }),
  z
    .strictObject({
      ...common,
      type: z.literal('enum'),
      options: z.array(option).min(1).optional(),
      optionsFrom: z.literal('towns').optional(),
    })
    .refine(({ options, optionsFrom }) => (options === undefined) !== (optionsFrom === undefined), {
      error: '选项型指标应写 options 或 optionsFrom 之一',
    }),
]);

const checkedFactEntry = factEntry
  .refine(({ derived, column }) => derived === undefined || column === undefined, {
    path: ['derived'],
    error: '推算的指标不能单独成列（derived 与 column 只能写一个）',
  })
  .refine(({ key, derived }) => derived === undefined || derived === key, {
    path: ['derived'],
    error: '推算方法 derived 应与 key 同名',
  })
  .refine(({ derived, feed }) => (derived === undefined) !== (feed === undefined), {
    path: ['feed'],
    error: '指标须写来源 feed；推算的指标（derived）没有来源，不能写',
  })
  .refine(({ derived, history, staleAfterMonths }) => !derived || !(history ?? staleAfterMonths), {
    path: ['derived'],
    error: '推算的指标不能写 history 或 staleAfterMonths，随所依据的指标而定',
  })
  .refine(({ history, period, column }) => !history || (hasHistory(period) && !column), {
    path: ['history'],
    error: '只有按年度的指标（period: 上年度）可以保留以往年度',
  })
  .refine(({ key }) => !['uscc', 'name', 'status', 'manual'].includes(key), {
    path: ['key'],
    error: '这个名称由系统保留，请改用其他名称',
  });

const identityEntry = z.strictObject({ label: text, aliases });

export const factsFileShape = z.strictObject({
  identity: z.strictObject({ uscc: identityEntry, name: identityEntry, status: identityEntry }),
  facts: z.array(checkedFactEntry).min(1),
});

/** A fact as the file spells it. */
export type FactEntry = z.infer<typeof checkedFactEntry>;
/** An identity column as the file spells it. */
export type IdentityEntry = z.infer<typeof identityEntry>;
