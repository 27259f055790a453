import { describe, expect, it } from 'vitest';
import { checkup } from './checkup.js';
import { planOf, type CheckupContext } from './plan.js';
import { industryTree } from '../fields/industry-tree.js';
import type { Condition, RuleGroup } from '../rules/rule.js';
import { catalogue, industries } from '../specimens/catalogue.js';
import { today } from '../specimens/population.js';

const when = (field: string, operator: Condition['operator'], value: unknown): Condition => ({
  field,
  operator,
  value,
});
const all = (...rules: RuleGroup['rules']): RuleGroup => ({ combinator: 'and', rules });

describe('a rule that is asked of again', () => {
  const rule = all(when('foundedOn', '<=', 'today'), when('industry', '=', '26'), when('staff', '>', 3));
  const facts = { foundedOn: '2026-11-25', industry: '2614', staff: 5 };
  const verdictIn = (context: CheckupContext) => checkup(rule, facts, context).verdict;

  it('is read anew on another day, over another catalogue and another classification', () => {
    const context = { today, industries, catalogue };
    expect(verdictIn(context)).toBe('ineligible');
    expect(verdictIn({ ...context, today: '2026-11-25' })).toBe('eligible');
    expect(verdictIn(context)).toBe('ineligible');
    const later = { ...context, today: '2026-11-25' };
    expect(verdictIn(later)).toBe('eligible');
    const fewer = new Map([...catalogue].filter(([key]) => key !== 'staff'));
    expect(verdictIn({ ...later, catalogue: fewer })).toBe('undetermined');
    expect(verdictIn(later)).toBe('eligible');
    const other = industryTree([
      { code: '26', parent: '', name: '化学' },
      { code: '2614', parent: '', name: '有机' },
    ]);
    expect(verdictIn({ ...later, industries: other })).toBe('ineligible');
  });

  it('is read anew when the day of the very same context has changed', () => {
    const context = { today, industries, catalogue };
    expect(verdictIn(context)).toBe('ineligible');
    context.today = '2026-11-25';
    expect(verdictIn(context)).toBe('eligible');
  });

  it('is otherwise read once', () => {
    const context = { today, industries, catalogue };
    expect(planOf(rule, context)).toBe(planOf(rule, { ...context }));
  });
});
