import { describe, expect, it } from 'vitest';
import { createMatcher } from './matcher.js';
import type { Condition, RuleGroup } from '../rules/rule.js';
import { count, ordinals, setOf } from '../set.js';
import { populationOf } from '../specimens/population.js';

const when = (field: string, operator: Condition['operator'], value: unknown, veto = false): Condition => ({
  field,
  operator,
  value,
  meta: { veto },
});
const all = (...rules: RuleGroup['rules']): RuleGroup => ({ combinator: 'and', rules });

const population = populationOf([
  { facts: { staff: 10, dishonest: false } },
  { facts: { staff: 400, dishonest: false } },
  { facts: { staff: 400, dishonest: true } },
  { facts: { staff: 10, dishonest: true } },
  { facts: { dishonest: false } },
  { facts: { staff: 10, dishonest: false }, isActive: false },
]);
const rule = all(when('staff', '<=', 300), when('dishonest', '!=', true, true));

describe('an audience', () => {
  it('is divided into segments; the deregistered are in none', () => {
    const audience = createMatcher(population).audience(rule);
    const members = Object.entries(audience).map(([segment, set]) => [
      segment,
      [...ordinals(set as Uint32Array)],
    ]);
    expect(Object.fromEntries(members)).toEqual({
      eligible: [0],
      undetermined: [4],
      needsPerson: [],
      nearMiss: [1],
      ineligible: [1, 2, 3],
    });
  });

  it('belongs to the caller: writing into it changes no later answer', () => {
    const matcher = createMatcher(population);
    const before = structuredClone(matcher.audience(rule));
    for (const set of Object.values(matcher.audience(rule)) as Uint32Array[]) set.fill(0xffffffff);
    for (const asked of [all(when('staff', '<=', 300)), all(when('dishonest', 'null', undefined)), rule]) {
      const { yes, possible } = matcher.evaluate(asked);
      yes.fill(0);
      possible.fill(0);
    }
    expect(matcher.audience(rule)).toEqual(before);
    expect(count(population.active)).toBe(5);
  });

  it('is the same with a cache that holds next to nothing', () => {
    const forgetful = createMatcher(population, { cacheBytes: 1 });
    forgetful.audience(rule);
    expect(forgetful.audience(rule)).toEqual(createMatcher(population).audience(rule));
  });

  it('is all undetermined for a field that nobody has a value of', () => {
    const { undetermined } = createMatcher({ ...population, columns: new Map() }).audience(rule);
    expect(undetermined).toEqual(population.active);
  });
});

describe('a survey', () => {
  it('shows how each condition divides the active and how many it alone keeps out, vetoes too', () => {
    expect(createMatcher(population).survey(rule)).toEqual([
      {
        pointer: '/rules/0',
        field: 'staff',
        yes: 2,
        no: 2,
        unknown: 1,
        soleObstacle: 1,
        gained: 2,
        influence: 3,
      },
      {
        pointer: '/rules/1',
        field: 'dishonest',
        yes: 3,
        no: 2,
        unknown: 0,
        soleObstacle: 1,
        gained: 1,
        influence: 3,
      },
    ]);
  });
});

describe('a matcher', () => {
  it('refuses a population whose active set is not as long as it says', () => {
    expect(() => createMatcher({ ...population, active: setOf(2, []) })).toThrow(
      new RangeError('the active set has not 1 blocks'),
    );
  });
});
