import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChanges } from './change-text.js';
import { costOf, nearestChange } from './nearest-change.js';
import { checkup } from '../checkup/checkup.js';
import type { Facts, Field } from '../fields/field.js';
import type { Condition, RuleGroup, RuleNode } from '../rules/rule.js';
import { adviceFields, adviceWorld as world } from '../specimens/advice-world.js';
import { runs } from '../specimens/runs.js';

const when = (field: string, operator: Condition['operator'], value: unknown): Condition => ({
  field,
  operator,
  value,
});
const all = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'and', rules });
const advise = (rule: RuleGroup, stored: Facts) => nearestChange({ rule, stored, world });
const verdictFor = (rule: RuleGroup, stored: Facts) =>
  checkup(rule, world.complete(stored), world.context).verdict;

const { catalogue } = world.context;

describe('the nearest change', () => {
  it('is what a threshold lacks, through the fact that a derived one rests on', () => {
    const changes = advise(all(when('ratio', '>=', 5)), { rd: 112, revenue: 3000 });
    expect(changes).toEqual([{ field: 'rd', from: 112, to: 150 }]);
    expect(describeChanges(changes ?? [], catalogue)).toBe(
      '再增加研发投入 38 万元（达到 150 万元），即可满足',
    );
  });

  it('compares a field with the multiple of another', () => {
    const rule = all({ field: 'rd', operator: '>=', valueSource: 'field', value: 'revenue', factor: 0.07 });
    expect(advise(rule, { rd: 6, revenue: 100 })).toEqual([{ field: 'rd', from: 6, to: 7 }]);
  });

  it('takes the cheapest way to enough points', () => {
    const rule: RuleGroup = {
      combinator: 'score',
      minimum: 60,
      rules: [
        { ...when('rd', '>=', 100), meta: { points: 40 } },
        { ...when('staff', '>=', 50), meta: { points: 30 } },
        { ...when('revenue', '>=', 900), meta: { points: 20 } },
      ],
    };
    expect(advise(rule, { rd: 100, staff: 10, revenue: 850 })).toEqual([
      { field: 'revenue', from: 850, to: 900 },
    ]);
    expect(advise(rule, { rd: 20, staff: 50, revenue: 1 })).toEqual([{ field: 'rd', from: 20, to: 100 }]);
  });

  it('changes several facts when one is not enough, and no more', () => {
    const rule = all(when('rd', '>=', 100), when('staff', '<=', 30), when('listed', '=', false));
    expect(advise(rule, { rd: 90, staff: 31, listed: true })).toEqual([
      { field: 'listed', from: true, to: false },
      { field: 'rd', from: 90, to: 100 },
      { field: 'staff', from: 31, to: 30 },
    ]);
  });

  it('is none when more than three facts would have to change', () => {
    const four = all(...['rd', 'revenue', 'staff', 'insuredStaff'].map((field) => when(field, '>=', 9)));
    expect(advise(four, { rd: 1, revenue: 1, staff: 1, insuredStaff: 9 })).toHaveLength(3);
    expect(advise(four, { rd: 1, revenue: 1, staff: 1, insuredStaff: 1 })).toBeUndefined();
  });

  it('grows rather than shrinks, unless it would have to grow by twenty times as much', () => {
    const either = (most: number) => ({
      ...all(when('rd', '>=', 200), when('staff', '<=', most)),
      combinator: 'or' as const,
    });
    expect(advise(either(99), { rd: 100, staff: 100 })).toEqual([{ field: 'staff', from: 100, to: 99 }]);
    expect(advise(either(90), { rd: 100, staff: 100 })).toEqual([{ field: 'rd', from: 100, to: 200 }]);
  });

  it('changes one fact by however much before it changes two by little', () => {
    const rule = {
      ...all(when('rd', '>=', 1e9), all(when('staff', '>=', 11), when('revenue', '>=', 11))),
      combinator: 'or' as const,
    };
    expect(advise(rule, { rd: 1, staff: 10, revenue: 10 })).toEqual([{ field: 'rd', from: 1, to: 1e9 }]);
  });

  it('turns what stands under a not, and only as many of a group as are needed', () => {
    const none = {
      ...all(when('staff', '>', 10), when('rd', '>', 10)),
      combinator: 'or' as const,
      not: true,
    };
    expect(advise(none, { staff: 12, rd: 11 })).toEqual([
      { field: 'rd', from: 11, to: 10 },
      { field: 'staff', from: 12, to: 10 },
    ]);
    const notAll = { ...all(when('staff', '>', 10), when('rd', '>', 10)), not: true };
    expect(advise(notAll, { staff: 12, rd: 11 })).toEqual([{ field: 'rd', from: 11, to: 10 }]);
    const two: RuleGroup = {
      combinator: 'atLeast',
      minimum: 2,
      rules: ['rd', 'staff', 'revenue'].map((field) => when(field, '>=', 9)),
    };
    expect(advise(two, { rd: 9, staff: 1, revenue: 8 })).toEqual([{ field: 'revenue', from: 8, to: 9 }]);
  });

  it('says which of a set is still to be had', () => {
    const changes = advise(all(when('systems', 'containsAll', ['iso9001', 'iso14001'])), {
      systems: ['iso9001'],
    });
    expect(describeChanges(changes ?? [], catalogue)).toBe('“管理体系”取得ISO14001，即可满足');
  });

  it('takes a code away, or all that are wanted at once', () => {
    expect(
      advise(all(when('systems', 'containsNone', ['iso9001'])), { systems: ['iso9001', 'iso14001'] }),
    ).toEqual([{ field: 'systems', from: ['iso9001', 'iso14001'], to: ['iso14001'] }]);
    expect(advise(all(when('systems', 'containsAll', ['iso9001', 'iso14001'])), { systems: [] })).toEqual([
      { field: 'systems', from: [], to: ['iso9001', 'iso14001'] },
    ]);
    expect(advise(all(when('systems', 'containsAny', ['iso45001'])), { systems: ['iso9001'] })).toEqual([
      { field: 'systems', from: ['iso9001'], to: ['iso9001', 'iso45001'] },
    ]);
  });

  it('takes one code where any will do', () => {
    expect(advise(all(when('systems', 'containsAny', ['iso9001', 'iso14001'])), { systems: [] })).toEqual([
      { field: 'systems', from: [], to: ['iso9001'] },
    ]);
  });

  it('meets a value exactly through what it is derived from, from either side', () => {
    const exactly = all(when('ratio', '=', 5));
    expect(advise(exactly, { rd: 112, revenue: 3000 })).toEqual([{ field: 'rd', from: 112, to: 150 }]);
    expect(advise(exactly, { rd: 200, revenue: 3000 })).toEqual([{ field: 'revenue', from: 3000, to: 4000 }]);
  });

  it('mends again what a later change has undone', () => {
    expect(
      advise(all(when('ratio', '>=', 5), when('revenue', '>=', 4000)), { rd: 100, revenue: 3000 }),
    ).toEqual([
      { field: 'rd', from: 100, to: 200 },
      { field: 'revenue', from: 3000, to: 4000 },
    ]);
  });

  it('is another option of an enum, the other answer of a flag, and nothing for a date', () => {
    expect(advise(all(when('listed', '=', true)), { listed: false })).toEqual([
      { field: 'listed', from: false, to: true },
    ]);
    expect(advise(all(when('grade', 'in', ['a', 'b'])), { grade: 'c' })).toEqual([
      { field: 'grade', from: 'c', to: 'a' },
    ]);
    expect(advise(all(when('grade', '!=', 'a')), { grade: 'a' })).toEqual([
      { field: 'grade', from: 'a', to: 'b' },
    ]);
    expect(advise(all(when('founded', '<=', '2020-01-01')), { founded: '2021-01-01' })).toBeUndefined();
  });

  it('meets a value exactly, leaves a range and keeps out of a list', () => {
    expect(advise(all(when('staff', '=', 12)), { staff: 5 })).toEqual([{ field: 'staff', from: 5, to: 12 }]);
    expect(advise(all(when('staff', 'notBetween', [10, 20])), { staff: 19 })).toEqual([
      { field: 'staff', from: 19, to: 21 },
    ]);
    expect(advise(all(when('staff', 'notIn', [5, 6])), { staff: 5 })).toEqual([
      { field: 'staff', from: 5, to: 7 },
    ]);
    expect(advise(all({ ...all(when('staff', '<', 10)), not: true }), { staff: 9 })).toEqual([
      { field: 'staff', from: 9, to: 10 },
    ]);
  });

  it('is nothing to do for who is eligible already', () => {
    expect(advise(all(when('staff', '>', 1)), { staff: 5 })).toBeUndefined();
  });

  it('is none where the enterprise can change nothing, where the past would have to, or where more is unknown', () => {
    expect(advise(all(when('age', '>=', 3)), { age: 2 })).toBeUndefined();
    expect(advise(all(when('rd@-1', '>=', 3)), { 'rd@-1': 2 })).toBeUndefined();
    expect(advise(all(when('rd', '>=', 3), when('age', '>=', 1)), { rd: 2 })).toBeUndefined();
    expect(advise(all(when('rd', '>=', 3), when('rd', '<=', 1)), { rd: 2 })).toBeUndefined();
  });

  it('tries the values of a fact once, in however many ways they could be put together', () => {
    const numbered = Array.from({ length: 20 }, (_, i): Field => ({ ...adviceFields[0]!, key: `f${i}` }));
    let tries = 0;
    const complete = (stored: Facts): Facts => (tries++, stored);
    const context = { ...world.context, catalogue: new Map(numbered.map((field) => [field.key, field])) };
    const rule: RuleGroup = {
      combinator: 'atLeast',
      minimum: 10,
      rules: numbered.map(({ key }, i) => when(key, '>=', 100 + i)),
    };
    const stored = Object.fromEntries(numbered.map(({ key }) => [key, 50]));
    expect(nearestChange({ rule, stored, world: { ...world, context, complete } })).toBeUndefined();
    expect(tries).toBeLessThan(20_000);
  });

  it('leaves what a person must judge to the person', () => {
    const rule = all(when('rd', '>=', 3), when('manual', '=', true));
    expect(advise(rule, { rd: 2 })).toEqual([{ field: 'rd', from: 2, to: 3 }]);
  });
});

const some = fc.integer({ min: 0, max: 30 });
const leaf = fc
  .tuple(
    fc.constantFrom('rd', 'revenue', 'staff', 'age', 'ratio'),
    fc.constantFrom<Condition['operator']>('<', '<=', '>', '>=', '=', '!=', 'between', 'notBetween'),
    some,
    some,
  )
  .map(([field, operator, a, b]): Condition =>
    when(field, operator, /etween/.test(operator) ? [Math.min(a, b), Math.max(a, b)] : a),
  );
const { group } = fc.letrec<{ node: RuleNode; group: RuleGroup }>((tie) => ({
  node: fc.oneof({ maxDepth: 2 }, { arbitrary: leaf, weight: 3 }, tie('group')),
  group: fc
    .record({
      combinator: fc.constantFrom('and' as const, 'or' as const, 'atLeast' as const),
      not: fc.boolean(),
      minimum: fc.constant(1),
      rules: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    })
    .chain((made) =>
      fc.integer({ min: 1, max: made.rules.length }).map((minimum): RuleGroup => ({ ...made, minimum })),
    ),
}));
const enterprise = fc.record({ rd: some, revenue: some, staff: some, age: some });

describe('the nearest change of any rule and any enterprise', () => {
  it('makes it eligible, and no change of a single fact is cheaper', () => {
    fc.assert(
      fc.property(group, enterprise, (rule, stored) => {
        if (verdictFor(rule, stored) !== 'ineligible') return;
        const changes = advise(rule, stored);
        const after = {
          ...stored,
          ...Object.fromEntries((changes ?? []).map(({ field, to }) => [field, to])),
        };
        if (changes) expect(verdictFor(rule, after)).toBe('eligible');
        const cheapest = cheapestSingle(rule, stored);
        if (cheapest !== undefined) expect(changes && costOf(changes)).toBeLessThanOrEqual(cheapest);
      }),
      runs(400),
    );
  });
});

/** Tries every value of every fact that can be changed. */
function cheapestSingle(rule: RuleGroup, stored: Record<string, number>): number | undefined {
  const costs = ['rd', 'revenue', 'staff'].flatMap((field) =>
    Array.from({ length: 1000 }, (_, to) => to)
      .filter((to) => to !== stored[field] && verdictFor(rule, { ...stored, [field]: to }) === 'eligible')
      .map((to) => costOf([{ field, from: stored[field], to }])),
  );
  return costs.length > 0 ? Math.min(...costs) : undefined;
}
