import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, decimalOf, multipleComparer, times } from './decimal.js';
import { runs } from '../specimens/runs.js';

describe('a number beside the multiple of another', () => {
  it.each([
    [7, 100, [0.07], 0],
    [7.000000000000001, 100, [0.07], 1],
    [0.3, 0.1, [3], 0],
    [-0.3, -0.1, [3], 0],
    [1, 3, [1 / 3], 1],
    [0, 5, [0.1], -1],
    [0, 0, [0.1], 0],
    [70_000, 100, [0.07, 10_000], 0],
    [7, 70_000, [1, 1e-4], 0],
    [5, 3, [], 2],
    [1.7e308, 1e308, [1.7], 0],
    [5e-324, 5e-324, [2], -1],
    [1e-323, 5e-324, [2], 0],
  ])('%d beside %d times %j is told apart as on paper', (number, other, factors, sign) => {
    expect(Math.sign(multipleComparer(...factors)(number, other))).toBe(Math.sign(sign));
  });

  it('is what exact arithmetic says, whichever way it is told', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
    const factor = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(numbers, numbers, factor, (number, other, by) => {
        const exact = compareDecimals(decimalOf(number), times(decimalOf(other), decimalOf(by)));
        expect(Math.sign(multipleComparer(by)(number, other))).toBe(exact);
        const near = other * by;
        if (!Number.isFinite(near)) return;
        const nearly = compareDecimals(decimalOf(near), times(decimalOf(other), decimalOf(by)));
        expect(Math.sign(multipleComparer(by)(near, other)) + 0).toBe(nearly);
      }),
      runs(500),
    );
  });
});
