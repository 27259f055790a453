import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullSet, has, setOf } from './set.js';
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
