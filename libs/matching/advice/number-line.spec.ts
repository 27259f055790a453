import { describe, expect, it } from 'vitest';
import { wholeSteps } from './number-line.js';

const from = (now: number, step = 1) => wholeSteps(now, step);

describe('the nearest number at which something begins to hold', () => {
  it.each([
    [5, 1, 12],
    [5, -1, 3],
    [100, 1, 1000],
    [0, 1, 1],
  ] as const)('from %i in direction %i is %i', (now, direction, first) => {
    const holds = (value: number) => (direction > 0 ? value >= first : value <= first);
    expect(from(now).first(direction, holds)).toBe(first);
  });

  it.each([
    [0.1, 0.3, 1, 0.7],
    [0.1, 0.3, -1, 0.2],
    [0.01, 1.25, 1, 1.29],
    [10, 95, 1, 110],
    [10, 95, -1, 70],
  ] as const)(
    'goes by whole steps of %f from %f in direction %i to %f, as decimals',
    (step, now, direction, first) => {
      const holds = (value: number) => (direction > 0 ? value >= first : value <= first);
      expect(from(now, step).first(direction, holds)).toBe(first);
    },
  );

  it('is none below nothing, but beneath for what is negative already', () => {
    expect(from(5).first(-1, (value) => value <= -3)).toBeUndefined();
    expect(from(-1).first(-1, (value) => value <= -3)).toBe(-3);
    expect(from(0).first(-1, (value) => value < 0)).toBeUndefined();
    expect(from(5).first(-1, (value) => value <= 0)).toBe(0);
  });

  it('is none where it never holds', () => {
    expect(from(5).first(1, () => false)).toBeUndefined();
    expect(from(5).first(-1, () => false)).toBeUndefined();
  });
});

describe('the steps around a threshold', () => {
  it.each([
    [5, 1, 12, [12, 11, 12, 13]],
    [5, 1, 12.5, [12.5, 12, 13, 13]],
    [5, 10, 12, [12, 10, 10, 20]],
    [5, 0.1, 0.3, [0.3, 0.2, 0.3, 0.4]],
  ])('from %f by %f around %f are %j', (now, step, threshold, around) => {
    expect(from(now, step).around(threshold)).toEqual(around);
  });

  it('are none below nothing', () => {
    expect(from(5).around(0)).toEqual([0, 0, 1]);
    expect(from(-5).around(-2)).toEqual([-2, -3, -2, -1]);
  });
});
