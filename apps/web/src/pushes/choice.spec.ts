import { describe, expect, it } from 'vitest';
import { choiceOf, NO_CHOICE, ruleOf } from './choice.js';

describe('a choice of enterprises', () => {
  it('is no rule while nothing is chosen', () => {
    expect(ruleOf(NO_CHOICE)).toBeUndefined();
  });

  it('joins towns, industries and tags by and', () => {
    expect(ruleOf({ towns: ['310113109'], industries: ['C35'], tags: ['micro'], tagMode: 'or' })).toEqual({
      combinator: 'and',
      rules: [
        { field: 'town', operator: 'in', value: ['310113109'] },
        { field: 'industry', operator: 'in', value: ['C35'] },
        { field: 'tag:micro', operator: '=', value: true },
      ],
    });
  });

  it('puts tags of which any will do into a group of their own', () => {
    const rule = ruleOf({ ...NO_CHOICE, tags: ['a', 'b'], tagMode: 'or' });
    expect(rule?.rules).toEqual([
      {
        combinator: 'or',
        rules: [
          { field: 'tag:a', operator: '=', value: true },
          { field: 'tag:b', operator: '=', value: true },
        ],
      },
    ]);
  });

  it.each([
    { ...NO_CHOICE, towns: ['310113109', '310113101'] },
    { ...NO_CHOICE, tags: ['a', 'b'] },
    { towns: ['310113109'], industries: ['65'], tags: ['a', 'b'], tagMode: 'or' as const },
  ])('is read back from its rule', (choice) => {
    expect(choiceOf(ruleOf(choice))).toEqual(choice);
  });

  it('is read back whatever the order of keys in which the rule was stored', () => {
    const rule = { rules: [{ value: ['310113109'], field: 'town', operator: 'in' }], combinator: 'and' };
    expect(choiceOf(rule)).toEqual({ ...NO_CHOICE, towns: ['310113109'] });
  });

  it.each([
    { combinator: 'or', rules: [{ field: 'town', operator: 'in', value: ['310113109'] }] },
    { combinator: 'and', not: true, rules: [{ field: 'tag:a', operator: '=', value: true }] },
    { combinator: 'and', rules: [{ field: 'staff', operator: '<=', value: 300 }] },
    { combinator: 'and', rules: [{ field: 'tag:a', operator: '!=', value: true }] },
    'no rule at all',
  ])('refuses to stand for a rule that says more', (rule) => {
    expect(choiceOf(rule)).toBeUndefined();
  });
});
