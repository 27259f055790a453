import { describe, expect, it } from 'vitest';
import { drawn, together, told } from './told-count.js';

describe('a told number of enterprises', () => {
  it('reads as exact, about, or fewer than', () => {
    expect(
      [{ count: 1204 }, { count: 1200, rounded: true as const }, { count: null, fewerThan: 10 }].map(told),
    ).toEqual(['1,204 家', '约 1,200 家', '少于 10 家']);
  });

  it('is drawn as nothing where it is too small to be told', () => {
    expect([{ count: null, fewerThan: 10 }, { count: 7 }].map(drawn)).toEqual([0, 7]);
  });

  it('is as rough together as the roughest part', () => {
    expect(told(together([{ count: 7 }, { count: 5 }]))).toBe('12 家');
    expect(told(together([{ count: 20, rounded: true }, { count: 5 }]))).toBe('约 25 家');
    expect(
      told(
        together([
          { count: null, fewerThan: 10 },
          { count: null, fewerThan: 10 },
        ]),
      ),
    ).toBe('少于 20 家');
  });
});
