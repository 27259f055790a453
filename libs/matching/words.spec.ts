import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, emptySet, type EnterpriseSet } from './set.js';
import { countIntersection, countUnion, intersectAll, unionAll } from './words.js';
import { runs } from './specimens/runs.js';

const someSet: fc.Arbitrary<EnterpriseSet> = fc
  .array(fc.oneof(fc.constantFrom(0, 0xffffffff), fc.integer({ min: 0, max: 0xffffffff })), {
    minLength: 7,
    maxLength: 7,
  })
  // Seven in turn, so that of four words that are read together no two stay the same.
  .map((words) => emptySet(1).map((_, w) => words[w % 7] ?? 0));

/** Word by word, as it is meant. */
const folded = (sets: readonly EnterpriseSet[], fold: (a: number, b: number) => number): EnterpriseSet =>
  sets[0]!.map((_, w) => sets.map((set) => set[w]!).reduce(fold));

describe('counting several sets at once', () => {
  it.each([1, 2, 3, 5, 8, 9, 12, 17])('finds what the set made of %i has', (howMany) => {
    fc.assert(
      fc.property(fc.array(someSet, { minLength: howMany, maxLength: howMany }), (sets) => {
        const [all, any] = [folded(sets, (a, b) => a & b), folded(sets, (a, b) => a | b)];
        expect([intersectAll(sets), unionAll(sets)]).toEqual([all, any]);
        expect([countIntersection(sets), countUnion(sets)]).toEqual([count(all), count(any)]);
      }),
      runs(60),
    );
  });

  it('makes a set of its own even of one', () => {
    const only = emptySet(1).fill(3);
    expect(unionAll([only])).not.toBe(only);
    expect(intersectAll([only])).toEqual(only);
  });

  it('finds everybody in full sets and nobody in none', () => {
    const full = emptySet(2).fill(0xffffffff);
    expect([countIntersection([full, full, full]), countUnion([full, emptySet(2)])]).toEqual([8192, 8192]);
    expect([countIntersection([full, emptySet(2)]), countIntersection([])]).toEqual([0, 0]);
  });
});
