import { describe, expect, it } from 'vitest';
import { isFinished } from './finished.js';
import { emptyRule, manualCondition, type Condition, type RuleNode } from './rule.js';

const all = (...rules: RuleNode[]) => ({ combinator: 'and' as const, rules });
const staff = (operator: string, value?: unknown): Condition => ({ field: 'staff', operator, value });

describe('a rule that is being written', () => {
  it.each([
    ['nothing chosen', emptyRule()],
    ['no condition', all()],
    ['no value', all(staff('>='))],
    ['one end of a range', all(staff('between', [1, '']))],
    ['an empty list', all(staff('in', []))],
    ['an empty group within', all(staff('>=', 0), all())],
  ])('is unfinished with %s', (_, rule) => {
    expect(isFinished(rule)).toBe(false);
  });

  it.each([
    ['0 for a value', all(staff('>=', 0))],
    ['否 for a value', all({ field: 'listed', operator: '=', value: false })],
    ['no value where none is asked', all(staff('null'))],
    ['a list and a range', all(staff('in', [1]), staff('between', [1, 2]))],
    ['something for a person', all(manualCondition())],
  ])('is finished with %s', (_, rule) => {
    expect(isFinished(rule)).toBe(true);
  });
});
