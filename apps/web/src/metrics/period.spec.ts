import { describe, expect, it } from 'vitest';
import { periodOf, presetOf, presetPeriod } from './period.js';

const TODAY = '2026-11-23';

describe('a period of the statistics', () => {
  it('of this month and this year ends today', () => {
    expect(presetPeriod('month', TODAY)).toEqual({ from: '2026-11-01', to: TODAY });
    expect(presetPeriod('year', TODAY)).toEqual({ from: '2026-01-01', to: TODAY });
  });

  it('of last year is the whole of it', () => {
    expect(presetPeriod('lastYear', TODAY)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  });

  it('is recognised as the preset it is', () => {
    expect(presetOf({ from: '2025-01-01', to: '2025-12-31' }, TODAY)).toBe('lastYear');
    expect(presetOf({ from: '2025-01-02', to: '2025-12-31' }, TODAY)).toBeUndefined();
  });

  it.each([
    [undefined, undefined],
    ['2026-02-01', undefined],
    ['2026-03-01', '2026-02-01'],
    ['gestern', '2026-02-01'],
  ])('falls back to this year when the address says %s to %s', (from, to) => {
    expect(periodOf(from, to, TODAY)).toEqual({ from: '2026-01-01', to: TODAY });
  });
});
