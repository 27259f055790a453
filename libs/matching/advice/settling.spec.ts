import { describe, expect, it } from 'vitest';
import { settlingFacts } from './settling.js';
import type { Field } from '../fields/field.js';
import type { Condition, RuleGroup, RuleNode } from '../rules/rule.js';
import { adviceWorld as world } from '../specimens/advice-world.js';

const when = (field: string, operator: Condition['operator'], value: unknown): Condition => ({
  field,
  operator,
  value,
});
const all = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'and', rules });
const { catalogue } = world.context;

describe('what would settle it', () => {
  const items = [
    { item: 'A', rule: all(when('insuredStaff', '<=', 30)), amount: 5 },
    { item: 'B', rule: all(when('insuredStaff', '>=', 10), when('staff', '>=', 1)), amount: 2 },
    { item: 'C', rule: all(when('ratio', '>=', 5)), amount: 100 },
    { item: 'D', rule: all(when('rd', '>=', 1)), amount: null },
    { item: 'E', rule: all(when('listed', '=', true), when('age', '>=', 1)), amount: 50 },
  ];

  it('ranks the missing facts by the items they unlock, then by amount', () => {
    const facts = settlingFacts(items, { revenue: 100, staff: 5 }, world);
    expect(facts.map(({ field, unlocks, amount }) => [field, unlocks, amount])).toEqual([
      ['rd', ['C', 'D'], 100],
      ['insuredStaff', ['A', 'B'], 7],
      ['age', [], 0],
      ['listed', [], 0],
    ]);
  });

  it('puts first what concerns more items, and then goes by name', () => {
    const both = (field: string, other: string) => all(when(field, '>=', 1), when(other, '>=', 1));
    const items = [
      { item: 'A', rule: both('staff', 'rd'), amount: null },
      { item: 'B', rule: both('staff', 'revenue'), amount: 3 },
    ];
    expect(settlingFacts(items, {}, world)).toEqual([
      { field: 'staff', unlocks: [], concerns: ['A', 'B'], amount: 0 },
      { field: 'rd', unlocks: [], concerns: ['A'], amount: 0 },
      { field: 'revenue', unlocks: [], concerns: ['B'], amount: 0 },
    ]);
  });

  it('counts an item as unlocked that is then left to a person, and its amount only if there is one', () => {
    const items = [
      { item: 'A', rule: all(when('staff', '>=', 1), when('manual', '=', true)), amount: 4 },
      { item: 'B', rule: all(when('staff', '>=', 1)), amount: null },
    ];
    expect(settlingFacts(items, {}, world)).toEqual([
      { field: 'staff', unlocks: ['A', 'B'], concerns: ['A', 'B'], amount: 4 },
    ]);
  });

  it('unlocks by a day, an industry or a text too, though nobody would change those', () => {
    const more: Field[] = [
      { key: 'industry', label: '行业', type: 'industry' },
      { key: 'scope', label: '经营范围', type: 'text' },
    ];
    const context = {
      ...world.context,
      catalogue: new Map([...catalogue, ...more.map((field) => [field.key, field] as const)]),
    };
    const rules = [
      when('founded', '>=', '2020-01-01'),
      when('industry', '!=', 'C'),
      when('scope', 'contains', '软件'),
    ];
    const items = rules.map((leaf) => ({ item: leaf.field, rule: all(leaf), amount: 1 }));
    expect(
      settlingFacts(items, {}, { ...world, context }).map(({ field, unlocks }) => [field, unlocks]),
    ).toEqual([
      ['founded', ['founded']],
      ['industry', ['industry']],
      ['scope', ['scope']],
    ]);
  });

  it('unlocks nothing by a fact that is not in the catalogue, nor by what no value can settle', () => {
    const settled = (rule: RuleGroup) => settlingFacts([{ item: 'A', rule, amount: 4 }], {}, world);
    expect(settled(all(when('gone', '>=', 1)))).toEqual([
      { field: 'gone', unlocks: [], concerns: ['A'], amount: 0 },
    ]);
    const never = all(when('founded', '>=', '2020-01-01'), when('founded', '<', '2019-01-01'));
    expect(settled(never)).toEqual([{ field: 'founded', unlocks: [], concerns: ['A'], amount: 0 }]);
  });

  it('asks for nothing that no verdict hangs on', () => {
    expect(
      settlingFacts(
        [{ item: 'X', rule: all(when('rd', '>=', 1), when('age', '>=', 9)), amount: 1 }],
        { age: 1 },
        world,
      ),
    ).toEqual([]);
  });
});
