import { describe, expect, it } from 'vitest';
import { comparison } from './comparison.js';
import type { Operator } from './rule.js';
import type { FactValue } from '../fields/field.js';
import { fieldOf, industries } from '../specimens/catalogue.js';
import { today } from '../specimens/population.js';

const judge = (key: string, operator: Operator, value: unknown, fact?: FactValue): string =>
  comparison({ field: key, operator, value }, fieldOf(key), { today, industries }).judge(fact);

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
