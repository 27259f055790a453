import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amount, TieredAmount } from './amount.js';
import { describeAmount, describeEstimate } from './amount-text.js';
import { estimate } from './estimate.js';
import { total } from './total.js';
import type { Facts, Field } from '../fields/field.js';

const fields: Field[] = [
  { key: 'income', label: '应纳税所得额', type: 'number', unit: '万元' },
  { key: 'premium', label: '上年度缴纳失业保险费', type: 'number', unit: '元' },
  { key: 'hired', label: '新招用人数', type: 'number', unit: '人' },
  { key: 'capacity', label: '邮轮载客量', type: 'number', unit: '人' },
  { key: 'calls', label: '靠泊艘次', type: 'number', unit: '次' },
  {
    key: 'sizeGrade',
    label: '企业规模',
    type: 'enum',
    options: ['large', 'medium', 'small', 'micro'].map((value) => ({ value, label: value })),
  },
];
const catalogue = new Map(fields.map((field) => [field.key, field]));
const reckon = (amount: Amount, facts: Facts) => estimate(amount, facts, catalogue);

const refund: TieredAmount = {
  kind: 'tiered',
  by: 'sizeGrade',
  tiers: [
    { values: ['large'], amount: { kind: 'rate', of: 'premium', rate: 0.3 } },
    { values: ['medium', 'small', 'micro'], amount: { kind: 'rate', of: 'premium', rate: 0.6 } },
  ],
};
const perCall = (value: number): Amount => ({ kind: 'perUnit', of: 'calls', value });
const berths: Amount = {
  kind: 'banded',
  by: 'capacity',
  bands: [{ below: 2500, amount: perCall(1) }, { upTo: 4000, amount: perCall(1.5) }, { amount: perCall(2) }],
};

describe('an amount for an enterprise of which all is known', () => {
  it('is what was published', () => {
    expect(reckon({ kind: 'fixed', value: 25 }, {})).toEqual({
      low: 25,
      high: 25,
      ceiling: false,
      missing: [],
    });
  });

  it('is a share of a base, in 万元 whatever the unit of the base, as decimals are', () => {
    expect(reckon({ kind: 'rate', of: 'income', rate: 0.05 }, { income: 290.7 })).toMatchObject({
      low: 14.535,
      high: 14.535,
    });
    expect(reckon(refund, { sizeGrade: 'large', premium: 90_000 })).toMatchObject({ low: 2.7, high: 2.7 });
    expect(reckon(refund, { sizeGrade: 'micro', premium: 90_000 })).toMatchObject({ low: 5.4, high: 5.4 });
  });

  it('is so much a person', () => {
    expect(reckon({ kind: 'perUnit', of: 'hired', value: 0.15 }, { hired: 3 })).toMatchObject({ high: 0.45 });
  });

  it.each([
    [2499, 10],
    [2500, 15],
    [4000, 15],
    [4001, 20],
  ])('is that of the band: capacity %d', (capacity, expected) => {
    expect(reckon(berths, { capacity, calls: 10 })).toMatchObject({ low: expected, high: expected });
  });

  it('ends at the cap, and is nothing for a loss', () => {
    const tax: Amount = { kind: 'rate', of: 'income', rate: 0.1, cap: 600 };
    expect(reckon(tax, { income: 5999 })).toMatchObject({ low: 599.9, high: 599.9 });
    expect(reckon(tax, { income: 6001 })).toMatchObject({ low: 600, high: 600 });
    expect(reckon(tax, { income: -5 })).toMatchObject({ low: 0, high: 0 });
  });

  it('is anything up to it when it was published as a maximum', () => {
    const support: Amount = { kind: 'rate', of: 'income', rate: 0.2, cap: 5000, ceiling: true };
    expect(reckon(support, { income: 100 })).toEqual({ low: 0, high: 20, ceiling: true, missing: [] });
  });
});

describe('an amount for an enterprise of which something is missing', () => {
  it('is an interval that names what would narrow it', () => {
    expect(reckon({ kind: 'rate', of: 'income', rate: 0.1, cap: 600 }, {})).toEqual({
      low: 0,
      high: 600,
      ceiling: false,
      missing: ['income'],
    });
    expect(reckon(refund, { premium: 10_000 })).toEqual({
      low: 0.3,
      high: 0.6,
      ceiling: false,
      missing: ['sizeGrade'],
    });
  });

  it('has no upper end without a cap', () => {
    expect(reckon(refund, { sizeGrade: 'large' })).toMatchObject({
      low: 0,
      high: null,
      missing: ['premium'],
    });
  });

  it('counts nothing for a grade that no tier names, also as one of several possible ones', () => {
    const forLarge: Amount = { kind: 'tiered', by: 'sizeGrade', tiers: [refund.tiers[0]!] };
    expect(reckon(forLarge, { sizeGrade: 'micro', premium: 10_000 })).toMatchObject({ low: 0, high: 0 });
    expect(reckon(forLarge, { sizeGrade: ['large', 'medium'], premium: 10_000 })).toMatchObject({
      low: 0,
      high: 0.3,
      missing: ['sizeGrade'],
    });
  });

  it('may be that of any band, and names what would narrow it once', () => {
    const twice: Amount = {
      kind: 'banded',
      by: 'calls',
      bands: [{ upTo: 5, amount: perCall(1) }, { amount: { kind: 'fixed', value: 50, ceiling: true } }],
    };
    expect(reckon(twice, {})).toEqual({ low: 0, high: null, ceiling: true, missing: ['calls'] });
    expect(reckon(berths, { calls: 4 })).toEqual({ low: 4, high: 8, ceiling: false, missing: ['capacity'] });
  });

  it('is settled when every possible grade gives the same', () => {
    expect(reckon(refund, { sizeGrade: ['small', 'micro'], premium: 10_000 })).toMatchObject({
      low: 0.6,
      high: 0.6,
      missing: [],
    });
  });

  it('holds the amount whatever the missing facts turn out to be', () => {
    const facts = fc.record({
      sizeGrade: fc.constantFrom('large', 'medium', 'small', 'micro'),
      premium: fc.integer({ min: 0, max: 1e6 }),
      capacity: fc.integer({ min: 0, max: 6000 }),
      calls: fc.integer({ min: 0, max: 100 }),
    });
    const amount = fc.constantFrom(refund, berths, { ...refund, cap: 3 }, { ...berths, ceiling: true });
    fc.assert(
      fc.property(
        amount,
        facts,
        fc.array(fc.constantFrom<string>('sizeGrade', 'premium', 'capacity', 'calls')),
        (a, all, gone) => {
          const known = Object.fromEntries(Object.entries(all).filter(([key]) => !gone.includes(key)));
          const [wide, exact] = [reckon(a, known), reckon(a, all)];
          expect(wide.low).toBeLessThanOrEqual(exact.low);
          expect(wide.high ?? Infinity).toBeGreaterThanOrEqual(exact.high ?? Infinity);
          expect(exact.missing).toEqual([]);
        },
      ),
    );
  });
});

describe('several benefits together', () => {
  const claim = (low: number, high: number | null, exclusionGroup: string | null = null) => ({
    estimate: { low, high, ceiling: false, missing: [] },
    exclusionGroup,
  });

  it('add up, but of each exclusion group only the highest counts', () => {
    const sum = total([claim(10, 10), claim(300, 300, 'A02'), claim(200, 200, 'A02'), claim(5, 5, 'A04')]);
    expect(sum).toMatchObject({ low: 315, high: 315 });
  });

  it('are as uncertain as their parts', () => {
    expect(total([claim(0, 600, 'A'), claim(50, 50, 'A'), claim(1, 2)])).toMatchObject({
      low: 51,
      high: 602,
    });
    expect(total([claim(0, null), claim(1, 1)])).toMatchObject({ low: 1, high: null });
    expect(total([claim(0, null, 'A'), claim(7, 7, 'A')])).toMatchObject({ low: 7, high: null });
  });

  it('are a maximum when one of them is, and lack what any of them lacks', () => {
    const open = (exclusionGroup: string | null, ceiling: boolean, ...missing: string[]) => ({
      estimate: { low: 0, high: 0.1, ceiling, missing },
      exclusionGroup,
    });
    expect(total([open('A', true, 'x'), open('A', false, 'x', 'y'), open(null, false, 'y', 'z')])).toEqual({
      low: 0,
      high: 0.2,
      ceiling: true,
      missing: ['y', 'z', 'x'],
    });
    expect(total([open('A', false), open('A', false), open(null, false), open(null, false)])).toEqual({
      low: 0,
      high: 0.3,
      ceiling: false,
      missing: [],
    });
    expect(total([open(null, true), open(null, false)]).ceiling).toBe(true);
    expect(total([])).toEqual({ low: 0, high: 0, ceiling: false, missing: [] });
  });
});

describe('the words', () => {
  it('say how it is reckoned', () => {
    expect(describeAmount({ kind: 'rate', of: 'income', rate: 0.1, cap: 600 }, catalogue)).toBe(
      '应纳税所得额 × 10 %，最高 600 万元',
    );
    expect(describeAmount({ kind: 'fixed', value: 50, ceiling: true }, catalogue)).toBe('最高 50 万元');
  });

  it.each([
    [{ low: 25, high: 25, ceiling: false }, '预计 25 万元'],
    [{ low: 0, high: 5000, ceiling: true }, '最高 5,000 万元'],
    [{ low: 1.5, high: 3, ceiling: false }, '预计 1.5–3 万元'],
    [{ low: 2, high: null, ceiling: false }, '预计不少于 2 万元'],
    [{ low: 0, high: null, ceiling: false }, undefined],
  ])('never promise: %j', (part, text) => {
    expect(describeEstimate({ ...part, missing: [] })).toBe(text);
  });
});
