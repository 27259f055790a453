import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullSet, has, ordinals, setOf } from './set.js';
import { Tally } from './tally.js';
import { runs } from './specimens/runs.js';

const parts = fc.array(
  fc.record({
    members: fc.uniqueArray(fc.integer({ min: 0, max: 4095 })),
    points: fc.integer({ min: 1, max: 1000 }),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('a tally of points', () => {
  it('knows who reaches a minimum, as adding one by one does', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: -5, max: 9000 }), (all, minimum) => {
        const tally = new Tally(all.reduce((sum, { points }) => sum + points, 0));
        all.forEach(({ members, points }) => tally.add(setOf(1, members), 0, points));
        const out = setOf(1, []);
        tally.reaching(minimum, fullSet(4096), out, 0);
        for (let ordinal = 0; ordinal < 4096; ordinal += 1 + (ordinal % 31)) {
          const points = all.reduce(
            (sum, part) => sum + (part.members.includes(ordinal) ? part.points : 0),
            0,
          );
          expect(has(out, ordinal)).toBe(points >= minimum);
        }
      }),
      runs(30),
    );
  });

  it.each([
    [0, [1, 2, 3]],
    [-1, [1, 2, 3]],
    [1, [1, 2]],
    [3, [1]],
    [4, []],
    [5, []],
    [4_096, []],
  ])('has reaching %i of 3 points those of the mask, whoever they are', (minimum, reached) => {
    const tally = new Tally(3);
    tally.add(setOf(1, [1]), 0, 3);
    tally.add(setOf(1, [2]), 0, 2);
    const out = setOf(2, [4096]);
    tally.reaching(minimum, setOf(2, [1, 2, 3]), out, 0);
    expect([...ordinals(out)]).toEqual([...reached, 4096]);
  });

  it('starts from nothing again and can give points to all others', () => {
    const tally = new Tally(4);
    tally.add(fullSet(4096), 0, 4);
    tally.clear();
    tally.add(setOf(1, [1, 2]), 0, 2, -1);
    const out = setOf(1, []);
    tally.reaching(2, setOf(1, [1, 3]), out, 0);
    expect(out).toEqual(setOf(1, [3]));
  });
});
