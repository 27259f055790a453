import { describe, expect, it } from 'vitest';
import { amountFields, type Amount } from './amount.js';
import { describeAmount, describeEstimate } from './amount-text.js';
import type { Field } from '../fields/field.js';

const fields: Field[] = [
  { key: 'income', label: '应纳税所得额', type: 'number', unit: '万元' },
  { key: 'hired', label: '新招用人数', type: 'number', unit: '人' },
  { key: 'staff', label: '从业人数', type: 'number', unit: '人' },
  {
    key: 'sizeGrade',
    label: '企业规模',
    type: 'enum',
    options: [
      { value: 'small', label: '小型' },
      { value: 'micro', label: '微型' },
    ],
  },
];
const catalogue = new Map(fields.map((field) => [field.key, field]));

const each: Amount = { kind: 'perUnit', of: 'hired', value: 0.15 };
const tiered: Amount = {
  kind: 'tiered',
  by: 'sizeGrade',
  tiers: [
    { values: ['small', 'micro'], amount: { kind: 'fixed', value: 1_234.56789 } },
    { values: ['large'], amount: { ...each, cap: 20 } },
  ],
};
const banded: Amount = {
  kind: 'banded',
  by: 'staff',
  bands: [
    { upTo: 10, amount: { kind: 'fixed', value: 5 } },
    { below: 300, amount: each },
    { amount: { kind: 'rate', of: 'income', rate: 0.125 } },
  ],
};

describe('an amount in words', () => {
  it.each<[Amount, string]>([
    [each, '新招用人数 × 0.15 万元'],
    [{ kind: 'rate', of: 'income', rate: 0.07 }, '应纳税所得额 × 7 %'],
    [
      { kind: 'rate', of: 'income', rate: 0.1, cap: 5_000, ceiling: true },
      '应纳税所得额 × 10 %，最高 5,000 万元',
    ],
    [tiered, '小型、微型：1,234.5679 万元；large：新招用人数 × 0.15 万元，最高 20 万元'],
    [
      banded,
      '从业人数不超过 10 人：5 万元；从业人数低于 300 人：新招用人数 × 0.15 万元；从业人数更多：应纳税所得额 × 12.5 %',
    ],
    [{ kind: 'perUnit', of: 'patents', value: 1 }, 'patents × 1 万元'],
    [
      { kind: 'tiered', by: 'grade', tiers: [{ values: ['A'], amount: { kind: 'fixed', value: 1 } }] },
      'A：1 万元',
    ],
  ])('%#: says what was published, in the words of the catalogue', (amount, text) => {
    expect(describeAmount(amount, catalogue)).toBe(text);
  });

  it.each([
    [{ low: 0, high: 600, ceiling: false }, '最高 600 万元'],
    [{ low: 0, high: 0, ceiling: false }, undefined],
    [{ low: 0, high: 0, ceiling: true }, undefined],
    [{ low: 5, high: 5, ceiling: true }, '最高 5 万元'],
  ])('is a maximum where it may be anything up to it: %j', (part, text) => {
    expect(describeEstimate({ ...part, missing: [] })).toBe(text);
  });
});

describe('what an amount hangs on', () => {
  it.each<[Amount, string[]]>([
    [{ kind: 'fixed', value: 1 }, []],
    [{ kind: 'rate', of: 'income', rate: 0.1 }, ['income']],
    [each, ['hired']],
    [tiered, ['sizeGrade', 'hired']],
    [banded, ['staff', 'hired', 'income']],
    [{ ...banded, by: 'hired' }, ['hired', 'income']],
  ])('%#: is every field once', (amount, keys) => {
    expect(amountFields(amount)).toEqual(keys);
  });
});
