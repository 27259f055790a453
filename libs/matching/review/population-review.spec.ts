import { describe, expect, it } from 'vitest';
import { reviewPopulation } from './population-review.js';
import { createMatcher } from '../population/matcher.js';
import type { Condition, RuleGroup } from '../rules/rule.js';
import { populationOf, type Specimen } from '../specimens/population.js';

const sme: Condition = { field: 'tag:sme', operator: '=', value: true };
const many: Condition = { field: 'staff', operator: '>', value: 300 };
const any = (...rules: RuleGroup['rules']): RuleGroup => ({ combinator: 'or', rules });
const found = (rule: RuleGroup, ...specimens: Specimen[]) =>
  reviewPopulation(rule, createMatcher(populationOf(specimens))).map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

describe('a rule beside the population', () => {
  it('is fine when somebody meets it or may', () => {
    expect(found(any(sme), { facts: { 'tag:sme': true } })).toEqual([]);
    expect(found(any(many), { facts: {} })).toEqual([]);
  });

  it('matches nobody when all are known not to meet it, or are gone', () => {
    expect(found(any(many), { facts: { staff: 3 } }, { facts: { staff: 400 }, isActive: false })).toEqual([
      'matchesNobody ',
    ]);
  });

  it('has nothing said of it as long as there is nobody at all', () => {
    expect(found(any(many, sme))).toEqual([]);
    expect(found(any(many), { facts: { staff: 3 }, isActive: false })).toEqual([]);
  });

  it('names a tag that nobody has', () => {
    expect(found(any(many, any(sme)), { facts: { staff: 400, 'tag:sme': false } })).toEqual([
      'tagMatchesNobody /rules/1/rules/0/field',
    ]);
  });

  it('says in words what to look at, also of a tag that nobody knows', () => {
    const gone: Condition = { field: 'tag:gone', operator: '=', value: true };
    const specimens = [{ facts: { staff: 3, 'tag:sme': false } }];
    const messages = reviewPopulation(any(sme, gone), createMatcher(populationOf(specimens))).map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      '目前没有企业具有标签“科技型中小企业”，请核对标签的规则',
      '目前没有企业具有标签“tag:gone”，请核对标签的规则',
    ]);
    expect(reviewPopulation(any(many), createMatcher(populationOf(specimens)))[0]?.message).toBe(
      '目前没有任何企业符合，也没有因缺少数据而可能符合的企业，请核对条件',
    );
  });
});
