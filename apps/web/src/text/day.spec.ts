import { describe, expect, it } from 'vitest';
import { briefly, countdown, dayOf, minuteOf, secondOf } from './day.js';

describe('days in Shanghai', () => {
  it('begin eight hours before those in Greenwich', () => {
    expect(dayOf('2025-12-31T16:00:00Z')).toBe('2026-01-01');
    expect(minuteOf('2025-12-31T16:05:00Z')).toBe('2026-01-01 00:05');
    expect(secondOf('2025-12-31T16:05:09.123456Z')).toBe('2026-01-01 00:05:09');
  });

  it.each([
    ['2026-11-23T01:05:00Z', '今天 09:05'],
    ['2026-11-22T15:00:00Z', '昨天'],
    ['2026-03-01T04:00:00Z', '03-01'],
    ['2025-11-23T04:00:00Z', '2025-11-23'],
  ])('are as short as they can be: %s', (at, text) => {
    expect(briefly(at, new Date('2026-11-23T10:00:00Z'))).toBe(text);
  });
});

describe('a last day', () => {
  it.each([
    ['2026-11-30', '还剩 5 天'],
    ['2026-11-25', '今天截止'],
    ['2026-11-22', '已过 3 天'],
    ['2027-02-28', '还剩 95 天'],
  ])('is counted down to in days: %s', (last, text) => {
    expect(countdown(last, '2026-11-25')).toBe(text);
  });
});
