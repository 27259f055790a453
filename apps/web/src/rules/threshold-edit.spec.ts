import { describe, expect, it } from 'vitest';
import type { RuleGroup } from './rule.js';
import { withThreshold } from './threshold-edit.js';

const rule: RuleGroup = {
  combinator: 'and',
  rules: [
    { field: 'staff', operator: '>=', value: 3 },
    { combinator: 'or', rules: [{ field: 'age', operator: 'between', value: [1, 5] }] },
  ],
};

describe('a threshold that is taken over', () => {
  it('replaces the one of its condition', () => {
    expect(withThreshold(rule, { pointer: '/rules/0', end: null, value: 9 }).rules[0]).toMatchObject({
      value: 9,
    });
  });

  it('replaces one end of a range only', () => {
    const low = withThreshold(rule, { pointer: '/rules/1/rules/0', end: 'low', value: 2 });
    expect(low).toMatchObject({ rules: [{}, { rules: [{ value: [2, 5] }] }] });
    const high = withThreshold(rule, { pointer: '/rules/1/rules/0', end: 'high', value: 9 });
    expect(high).toMatchObject({ rules: [{}, { rules: [{ value: [1, 9] }] }] });
  });

  it('changes nothing when the condition is gone', () => {
    expect(withThreshold(rule, { pointer: '/rules/7', end: null, value: 9 })).toBe(rule);
    expect(withThreshold(rule, { pointer: '/rules/1', end: null, value: 9 })).toBe(rule);
  });
});
