import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallCountBound, tellableSteps, tellCount } from './small-count.js';

describe('a count', () => {
  it('is told as it is to those who may see every fact behind it', () => {
    fc.assert(
      fc.property(fc.nat(), (count) => {
        expect(tellCount(count, true)).toEqual({ count });
      }),
    );
  });

  it('is told to others in tens, and not at all below ten', () => {
    expect([0, 9, 10, 14, 15, 252_806].map((count) => tellCount(count, false))).toEqual([
      { count: null, fewerThan: 10 },
      { count: null, fewerThan: 10 },
      { count: 10, rounded: true },
      { count: 10, rounded: true },
      { count: 20, rounded: true },
      { count: 252_810, rounded: true },
    ]);
  });
});

describe('the steps of a curve that are told side by side', () => {
  const curves = fc.array(fc.array(fc.nat(60), { minLength: 3, maxLength: 3 }), { minLength: 1 });

  it('differ by nothing or by ten and more in every count, and hold the one that is asked for', () => {
    fc.assert(
      fc.property(curves, fc.nat(), (counts, any) => {
        const kept = any % counts.length;
        const told = tellableSteps(counts, kept);
        expect(told).toContain(kept);
        expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
        told.slice(1).forEach((step, i) => {
          counts[step]?.forEach((count, segment) => {
            const change = Math.abs(count - (counts[told[i] ?? 0]?.[segment] ?? 0));
            expect(change === 0 || change >= smallCountBound).toBe(true);
          });
        });
      }),
    );
  });
});
