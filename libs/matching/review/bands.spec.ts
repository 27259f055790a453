import { describe, expect, it } from 'vitest';
import { reviewRule } from './rule-review.js';
import type { Condition, RuleGroup, RuleNode } from '../rules/rule.js';
import { catalogue, industries } from '../specimens/catalogue.js';

const when = (field: string, operator: Condition['operator'], value: unknown, points = 1): Condition => ({
  field,
  operator,
  value,
  meta: { points },
});
const all = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'and', rules });
const score = (minimum: number, ...rules: RuleNode[]): RuleGroup => ({ combinator: 'score', minimum, rules });
const honest = when('dishonest', '=', false);

const withCounts = new Map(catalogue).set('staff', { ...catalogue.get('staff')!, integer: true });
const review = (rule: RuleGroup) => reviewRule(rule, withCounts, industries);
const found = (rule: RuleGroup) => review(rule).map(({ code, pointer }) => `${code} ${pointer}`);

describe('a scoring table', () => {
  it('names bands that overlap in part', () => {
    const table = score(
      5,
      when('revenue', 'between', [100, 500], 5),
      when('revenue', 'between', [500, 900], 8),
    );
    expect(found(table)).toEqual(['bandsOverlap /rules/1']);
    expect(review(table)[0]?.message).toBe(
      '本档与同组另一档部分重叠：“营业收入”为 500 万元 时会重复计分，请改正分界',
    );
  });

  it('names a band that overlaps with any other, also deep down', () => {
    const bands = score(
      7,
      when('revenue', '<', 100, 5),
      when('revenue', 'between', [100, 500], 5),
      when('revenue', '>=', 500, 8),
    );
    expect(found(bands)).toEqual(['bandsOverlap /rules/2']);
    expect(found(all(honest, bands))).toEqual(['bandsOverlap /rules/1/rules/2']);
  });

  it('names what lies between bands, whole numbers where only those are possible', () => {
    const bands = (field: string) =>
      score(5, when(field, 'between', [1, 10], 5), when(field, 'between', [11, 20], 8));
    expect(found(bands('revenue'))).toEqual(['bandsGap ']);
    expect(review(bands('revenue'))[0]?.message).toBe(
      '“营业收入”的各档之间有空档：为 10.5 万元 时不得分，请改正分界',
    );
    expect(found(bands('staff'))).toEqual([]);
  });
});
