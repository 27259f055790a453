import { describe, expect, it } from 'vitest';
import { boundaryCases } from './boundary-cases.js';
import type { Condition, RuleGroup, RuleNode } from '../rules/rule.js';
import { catalogue, industries } from '../specimens/catalogue.js';
import { today } from '../specimens/population.js';

const context = { catalogue, industries, today };
const when = (field: string, operator: Condition['operator'], value?: unknown): Condition => ({
  field,
  operator,
  ...(value !== undefined && { value }),
});
const all = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'and', rules });
const any = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'or', rules });

describe('the rest of the rule', () => {
  const deciding = (rule: RuleGroup) => boundaryCases(rule, context).map(({ decides }) => decides);

  it('leaves the verdict to the condition: what else is asked holds, other paths do not', () => {
    const rule = all(
      when('insuranceMonths', '>=', 12),
      any(when('layoffRate', '<=', 5.5), all(when('insuredStaff', '<=', 30), when('layoffRate', '<=', 20))),
    );
    expect(deciding(rule)).toEqual([true, true, true, true]);
    expect(boundaryCases(rule, context)[3]?.rest).toMatchObject({
      insuredStaff: expect.any(Number) as number,
    });
  });

  it('finds its way through nots, counts, scores and comparisons of two fields', () => {
    const scored = (condition: Condition, points: number): Condition => ({ ...condition, meta: { points } });
    expect(
      deciding(
        all(
          { combinator: 'or', not: true, rules: [when('dishonest', '=', true), when('staff', '<', 3)] },
          {
            combinator: 'atLeast',
            minimum: 2,
            rules: [when('listed', '=', true), when('tag:sme', '=', true), when('scope', 'contains', '设计')],
          },
          {
            combinator: 'score',
            minimum: 50,
            rules: [
              scored(when('revenue', '>=', 400), 30),
              scored(when('sizeGrade', '=', 'small'), 20),
              scored(when('industry', '=', 'C'), 20),
            ],
          },
          { field: 'rdExpense', operator: '>=', valueSource: 'field', value: 'revenue', factor: 0.03 },
        ),
      ),
    ).toEqual(Array(9).fill(true));
  });

  it('says so when the verdict cannot hang on the condition', () => {
    expect(deciding(all(when('staff', '>=', 10), when('staff', '>=', 100)))).toEqual([false, true]);
    expect(deciding(all(when('sizeGrade', 'notIn', ['large', 'medium', 'small', 'micro'])))).toEqual([false]);
  });

  const restOf = (rule: RuleGroup, index = 0) => boundaryCases(rule, context)[index]?.rest;

  it('is named by the place of each condition', () => {
    const rule = all(when('staff', '>', 1), any(when('listed', '=', true), when('dishonest', '=', false)));
    expect(boundaryCases(rule, context).map(({ pointer }) => pointer)).toEqual([
      '/rules/0',
      '/rules/1/rules/0',
      '/rules/1/rules/1',
    ]);
  });

  it('is what an enterprise may have: figures that are not negative, if those will do', () => {
    const rule = all(when('listed', '=', true), when('staff', '<=', 300), when('revenue', '<', 0));
    expect(restOf(rule)).toEqual({ staff: 300, revenue: -1 });
    expect(restOf(all(when('listed', '=', true), when('staff', '<', 1)))).toEqual({ staff: 0 });
  });

  it('says nothing of fields that must be unknown, nor of what only a person judges', () => {
    const rule = all(when('listed', '=', true), when('staff', 'null'), when('manual', '=', true));
    const [table] = boundaryCases(rule, context);
    expect(table?.rest).toEqual({});
    expect(table?.cases.map(({ verdict }) => verdict)).toEqual(['needsPerson', 'ineligible', 'undetermined']);
  });

  it('has texts with the parts that are asked for, where they are asked for', () => {
    const beside = (...rules: RuleNode[]) => restOf(all(when('listed', '=', true), ...rules));
    const not = (...rules: RuleNode[]): RuleGroup => ({ ...any(...rules), not: true });
    const [first, last] = [when('scope', 'beginsWith', '甲'), when('scope', 'endsWith', '甲')];
    expect(beside(first, when('scope', 'contains', '乙'))).toEqual({ scope: '甲乙' });
    expect(beside(first, not(last))).toEqual({ scope: '甲～' });
    expect(beside(last, not(first))).toEqual({ scope: '～甲' });
    expect(beside(not(first, last))).toEqual({ scope: '～' });
  });

  it('holds with every value of the condition, where both ask about one field', () => {
    const rule = all(when('staff', '>=', 10), any(when('staff', '<', 100), when('listed', '=', true)));
    const [first] = boundaryCases(rule, context);
    expect(first?.decides).toBe(true);
    expect(first?.cases.map(({ verdict }) => verdict)).toEqual([
      'ineligible',
      'eligible',
      'eligible',
      'undetermined',
    ]);
  });

  it('leaves a score to the points of the condition, whichever it is', () => {
    const scored = (condition: Condition, points: number): Condition => ({ ...condition, meta: { points } });
    const rule: RuleGroup = {
      combinator: 'score',
      minimum: 50,
      rules: [
        scored(when('staff', '>=', 10), 40),
        scored(when('revenue', '>=', 10), 10),
        scored(when('listed', '=', true), 30),
        scored(when('dishonest', '=', false), 15),
      ],
    };
    expect(deciding(rule)).toEqual([true, true, true, true]);
    expect(deciding({ ...rule, not: true })).toEqual([true, true, true, true]);
  });

  it('is not sought for ever', () => {
    const keys = Array.from({ length: 14 }, (_, i) => `n${i}`);
    const fields = new Map(catalogue);
    for (const key of keys) fields.set(key, { key, label: key, type: 'number' });
    const chained = keys
      .slice(1)
      .map((key, i): Condition => ({ field: key, operator: '<', valueSource: 'field', value: keys[i]! }));
    const closing: Condition = { field: keys[0]!, operator: '<', valueSource: 'field', value: keys.at(-1)! };
    const [table] = boundaryCases(all(when('listed', '=', true), ...chained, closing), {
      ...context,
      catalogue: fields,
    });
    expect(table?.rest).toEqual({});
  });
});
