import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, emptySet, type EnterpriseSet } from './set.js';
import { countIntersection, countUnion, intersectAll, unionAll } from './words.js';
import { runs } from './specimens/runs.js';

const someSet: fc.Arbitrary<EnterpriseSet> = fc
  .array(fc.oneof(fc.constantFrom(0, 0xffffffff), fc.integer({ min: 0, max: 0xffffffff })), {
    minLength: 4,
    maxLength: 4,
  })
  .map((words) => emptySet(1).map((_, w) => words[w % 4] ?? 0));

describe('counting several sets at once', () => {
  it.each([1, 2, 3, 5, 8, 9, 12, 17])('finds what the set made of %i has', (howMany) => {
    fc.assert(
      fc.property(fc.array(someSet, { minLength: howMany, maxLength: howMany }), (sets) => {
        expect(countIntersection(sets)).toBe(count(intersectAll(sets)));
        expect(countUnion(sets)).toBe(count(unionAll(sets)));
      }),
      runs(60),
    );
  });

  it('finds everybody in full sets and nobody in none', () => {
    const full = emptySet(2).fill(0xffffffff);
    expect([countIntersection([full, full, full]), countUnion([full, emptySet(2)])]).toEqual([8192, 8192]);
    expect([countIntersection([full, emptySet(2)]), countIntersection([])]).toEqual([0, 0]);
  });
});
