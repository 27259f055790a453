import { describe, expect, it } from 'vitest';
import { dayNumber, dayText } from './calendar-day.js';

describe('a calendar day', () => {
  it('is a number of days since 1970-01-01 and back', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
    expect(dayNumber('2026-11-23')).toBe(20_780);
    for (const text of ['0001-01-01', '1985-06-30', '2000-02-29', '9999-12-31']) {
      expect(dayText(dayNumber(text) ?? NaN)).toBe(text);
    }
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-04-31',
    '2023-4-1',
    '2023-04-00',
    '12023-04-01',
    '2023-04-011',
    '20230401',
    'today',
    '',
  ])('is not %s', (text) => {
    expect(dayNumber(text)).toBeUndefined();
  });
});
