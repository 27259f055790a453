import { describe, expect, it } from 'vitest';
import { thresholdText, thresholdTick } from './threshold.js';

describe('a threshold', () => {
  it('reads with its unit, a day as it is', () => {
    expect(thresholdText(1500, { unit: '万元' })).toBe('1,500 万元');
    expect(thresholdText(0.5, { unit: null })).toBe('0.5');
    expect(thresholdText('2026-11-23', { unit: null })).toBe('2026-11-23');
  });

  it('is short on an axis', () => {
    expect([300, 15_000, '2026-11-23'].map(thresholdTick)).toEqual(['300', '1.5万', '2026-11']);
  });
});
