import { describe, expect, it } from 'vitest';
import type { Condition, RuleGroup } from '#matching';
import { isPersonalised } from './personalised.js';

const rule = (...rules: (Condition | RuleGroup)[]): RuleGroup => ({ combinator: 'and', rules });
const town: Condition = { field: 'town', operator: 'in', value: ['310113101'] };
const individual: Condition = { field: 'bodyType', operator: 'in', value: ['individual'] };

describe('A rule', () => {
  it.each<[string, RuleGroup]>([
    ['everybody of a town', rule(town)],
    ['every individual business of a town', rule(town, rule(individual))],
    ['whoever a person judges to fit', rule({ field: 'manual', operator: '=', value: true })],
  ])('that addresses %s is impersonal', (_, asked) => expect(isPersonalised(asked)).toBe(false));

  it.each<[string, RuleGroup]>([
    ['a fact', rule(town, { field: 'staff', operator: '>=', value: 10 })],
    ['a fact deep in the rule', rule(town, rule(rule({ field: 'revenue', operator: 'notNull' })))],
    ['a tag', rule({ field: 'tag:high-tech', operator: '=', value: true })],
    ['an industry', rule({ field: 'industry', operator: 'in', value: ['C'] })],
    [
      'a fact beside the town',
      rule({ field: 'town', operator: '=', value: 'registeredTown', valueSource: 'field' }),
    ],
  ])('that asks for %s is personalised', (_, asked) => expect(isPersonalised(asked)).toBe(true));
});
