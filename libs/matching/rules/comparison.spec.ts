import { describe, expect, it } from 'vitest';
import { comparison } from './comparison.js';
import type { Operator } from './rule.js';
import type { FactValue, Facts } from '../fields/field.js';
import { fieldOf, industries } from '../specimens/catalogue.js';
import { today } from '../specimens/population.js';

const judge = (key: string, operator: Operator, value: unknown, fact?: FactValue): string =>
  comparison({ field: key, operator, value }, fieldOf, { today, industries }).judge({ [key]: fact });

describe('a number beside a threshold', () => {
  // Below, at and above 300; between takes 300 and 500 with both ends.
  it.each<[Operator, unknown, string, string, string]>([
    ['=', 300, 'no', 'yes', 'no'],
    ['!=', 300, 'yes', 'no', 'yes'],
    ['<', 300, 'yes', 'no', 'no'],
    ['<=', 300, 'yes', 'yes', 'no'],
    ['>', 300, 'no', 'no', 'yes'],
    ['>=', 300, 'no', 'yes', 'yes'],
    ['between', [300, 500], 'no', 'yes', 'yes'],
    ['between', [100, 300], 'yes', 'yes', 'no'],
    ['notBetween', [300, 500], 'yes', 'no', 'no'],
    ['in', [300, 7], 'no', 'yes', 'no'],
    ['notIn', [300, 7], 'yes', 'no', 'yes'],
  ])('%s %j', (operator, value, below, at, above) => {
    expect([299.99, 300, 300.01].map((fact) => judge('staff', operator, value, fact))).toEqual([
      below,
      at,
      above,
    ]);
    expect(judge('staff', operator, value)).toBe('unknown');
  });

  it('takes −0 for 0', () => {
    expect(judge('staff', '=', 0, -0)).toBe('yes');
    expect(judge('staff', '<', 0, -0)).toBe('no');
  });
});

describe('a day beside a day', () => {
  it.each<[Operator, unknown, string]>([
    ['<', 'today', 'no'],
    ['<=', 'today', 'yes'],
    ['>=', '2026-11-24', 'no'],
    ['between', ['2026-01-01', 'today'], 'yes'],
    ['between', ['today', '2026-01-01'], 'no'],
    ['in', ['2026-11-23', '2026-11-25'], 'yes'],
  ])('%s %j', (operator, value, truth) => {
    expect(judge('highTechUntil', operator, value, today)).toBe(truth);
  });
});

describe('a flag', () => {
  it.each<[Operator, boolean, FactValue | undefined, string]>([
    ['=', true, true, 'yes'],
    ['=', true, false, 'no'],
    ['=', false, false, 'yes'],
    ['!=', true, false, 'yes'],
    ['=', false, undefined, 'unknown'],
    ['!=', true, undefined, 'unknown'],
  ])('%s %s for %s', (operator, value, fact, truth) => {
    expect(judge('dishonest', operator, value, fact)).toBe(truth);
  });
});

describe('an enum or its interval', () => {
  it.each<[Operator, unknown, FactValue, string]>([
    ['=', 'small', 'small', 'yes'],
    ['=', 'small', ['small', 'micro'], 'unknown'],
    ['!=', 'small', ['small', 'micro'], 'unknown'],
    ['!=', 'large', ['small', 'micro'], 'yes'],
    ['in', ['small', 'micro', 'large'], ['small', 'micro'], 'yes'],
    ['notIn', ['small', 'micro'], ['small', 'micro'], 'no'],
    ['in', ['small'], [], 'unknown'],
    ['null', undefined, [], 'yes'],
    ['notNull', undefined, ['small', 'micro'], 'yes'],
  ])('%s %j for %j', (operator, value, fact, truth) => {
    expect(judge('sizeGrade', operator, value, fact)).toBe(truth);
  });
});

describe('an industry', () => {
  it.each<[Operator, unknown, string, string]>([
    ['=', '26', '26', 'yes'],
    ['=', 'C26', '2614', 'yes'],
    ['=', '26', '27', 'no'],
    ['=', '26', 'C', 'unknown'],
    ['!=', '26', 'C', 'unknown'],
    ['notIn', ['26', 'F'], '27', 'yes'],
    ['in', ['2611'], '26', 'unknown'],
    ['in', ['2611'], '261', 'unknown'],
    ['in', ['2611', '26'], '261', 'yes'],
    ['in', ['2611', '51'], '27', 'no'],
  ])('%s %j for %s', (operator, value, fact, truth) => {
    expect(judge('industry', operator, value, fact)).toBe(truth);
  });
});

describe('a set of codes', () => {
  it.each<[Operator, unknown, FactValue | undefined, string]>([
    ['containsAny', ['high-tech', 'gazelle'], ['gazelle'], 'yes'],
    ['containsAny', ['high-tech'], ['gazelle'], 'no'],
    ['containsAll', ['high-tech', 'gazelle'], ['gazelle', 'high-tech', 'little-giant'], 'yes'],
    ['containsAll', ['high-tech', 'gazelle'], ['gazelle'], 'no'],
    ['containsNone', ['high-tech'], ['gazelle'], 'yes'],
    ['containsNone', ['high-tech', 'gazelle'], ['gazelle'], 'no'],
    ['containsNone', ['high-tech'], [], 'yes'],
    ['containsNone', ['high-tech'], undefined, 'unknown'],
    ['notNull', undefined, [], 'yes'],
    ['null', undefined, undefined, 'yes'],
  ])('%s %j for %j', (operator, value, fact, truth) => {
    expect(judge('qualifications', operator, value, fact)).toBe(truth);
  });
});

describe('a text', () => {
  it.each<[Operator, string, string]>([
    ['=', '集成电路设计', 'yes'],
    ['=', '集成电路', 'no'],
    ['!=', '集成电路', 'yes'],
    ['contains', '电路', 'yes'],
    ['contains', '软件', 'no'],
    ['notContains', '电路', 'no'],
    ['beginsWith', '集成', 'yes'],
    ['beginsWith', '设计', 'no'],
    ['endsWith', '设计', 'yes'],
    ['endsWith', '集成', 'no'],
  ])('%s %s', (operator, value, truth) => {
    expect(judge('scope', operator, value, '集成电路设计')).toBe(truth);
    expect(judge('scope', operator, value)).toBe('unknown');
  });

  it('counts letters as they are written', () => {
    expect(judge('scope', 'contains', 'IC', 'ic 设计')).toBe('no');
  });
});

describe('a field beside another', () => {
  const beside = (field: string, operator: Operator, value: string, facts: Facts, factor?: number): string =>
    comparison({ field, operator, valueSource: 'field', value, factor }, fieldOf, {
      today,
      industries,
    }).judge(facts);

  it.each<[Operator, string, string, string]>([
    ['=', 'no', 'yes', 'no'],
    ['!=', 'yes', 'no', 'yes'],
    ['<', 'yes', 'no', 'no'],
    ['<=', 'yes', 'yes', 'no'],
    ['>', 'no', 'no', 'yes'],
    ['>=', 'no', 'yes', 'yes'],
  ])('%s takes less, as much and more as %s, %s, %s', (operator, less, same, more) => {
    const answers = [99, 100, 101].map((revenue) =>
      beside('revenue', operator, 'revenue@-1', { revenue, 'revenue@-1': 100 }),
    );
    expect(answers).toEqual([less, same, more]);
    const days = ['2026-01-01', '2026-01-02', '2026-01-03'].map((foundedOn) =>
      beside('foundedOn', operator, 'highTechUntil', { foundedOn, highTechUntil: '2026-01-02' }),
    );
    expect(days).toEqual([less, same, more]);
  });

  it('is unknown as long as either is', () => {
    expect(beside('revenue', '>', 'revenue@-1', { revenue: 1 })).toBe('unknown');
    expect(beside('revenue', '!=', 'revenue@-1', { 'revenue@-1': 1 })).toBe('unknown');
  });

  it('multiplies as on paper, and counts 10,000 yuan as 1 万元', () => {
    const share = (rdExpense: number, operator: Operator): string =>
      beside('rdExpense', operator, 'revenue', { rdExpense, revenue: 100 }, 0.07);
    expect(7 >= 100 * 0.07).toBe(false);
    expect(share(70_000, '>=')).toBe('yes');
    expect(share(70_000, '=')).toBe('yes');
    expect(share(69_999.999999, '>=')).toBe('no');
    expect(share(70_000, '>')).toBe('no');
    expect(beside('revenue', '=', 'rdExpense', { rdExpense: 70_000, revenue: 7 })).toBe('yes');
  });

  it.each<[FactValue, FactValue, string]>([
    ['small', 'small', 'yes'],
    ['small', 'micro', 'no'],
    ['small', ['small', 'micro'], 'unknown'],
    [['small', 'micro'], 'small', 'unknown'],
    [['small', 'micro'], ['small', 'micro'], 'unknown'],
    ['large', ['small', 'micro'], 'no'],
    [[], 'small', 'unknown'],
  ])('knows of %j and %j whether they are one grade: %s', (now, before, truth) => {
    const facts = { sizeGrade: now, 'sizeGrade@-1': before };
    expect(beside('sizeGrade', '=', 'sizeGrade@-1', facts)).toBe(truth);
  });
});
