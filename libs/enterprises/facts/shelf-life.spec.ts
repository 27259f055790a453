import { describe, expect, it } from 'vitest';
import { monthsAfter, nextExpiry, shelfLifeOf } from './shelf-life.js';
import type { Fact } from './fact.js';

const told = (on: string, period: string | null = null) => ({ on, period, batch: 'b' });
const yearly = { period: '上年度', staleAfterMonths: 18 };
const current = { period: '当前', staleAfterMonths: 6 };

describe('The shelf life of a value', () => {
  it.each([
    ['2024-12-31', 18, '2026-06-30'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-01-15', 12, '2025-01-15'],
    ['2024-12-01', 1, '2025-01-01'],
  ])('%s and %i months end on %s', (day, months, end) => {
    expect(monthsAfter(day, months)).toBe(end);
  });

  it.each([
    ['a year is counted from its last day', yearly, told('2025-06-10', '2024'), '2026-06-30'],
    ['a year told while it lasts, from that day', yearly, told('2024-06-10', '2024年度'), '2025-12-10'],
    ['without a year, from the day it was told', yearly, told('2025-06-10'), '2026-12-10'],
    [
      'what is current, from that day whatever the file’s year',
      current,
      told('2025-06-10', '2024'),
      '2025-12-10',
    ],
  ])('%s', (_, fact, stamp, until) => {
    expect(shelfLifeOf(fact, stamp)?.until).toBe(until);
  });

  it('has no end where the catalogue sets none, or nobody knows when it was told', () => {
    expect(shelfLifeOf({ ...yearly, staleAfterMonths: undefined }, told('1990-01-01'))).toBeUndefined();
    expect(shelfLifeOf(yearly, undefined)).toBeUndefined();
  });

  it('ends next on the day after the first last day that is not over yet', () => {
    const fact = (key: string, feed: string): Fact =>
      ({ ...yearly, key, feed, label: key }) as unknown as Fact;
    const stamps = {
      feeds: { 税务: told('2025-06-10', '2024'), 年报: told('2024-06-10', '2023') },
      sources: {},
    };
    const facts = [fact('revenue', '税务'), fact('paidInCapital', '年报')];
    expect(nextExpiry(facts, stamps, '2025-06-30')).toBe('2025-07-01');
    expect(nextExpiry(facts, stamps, '2025-07-01')).toBe('2026-07-01');
    expect(nextExpiry(facts, stamps, '2026-07-01')).toBeUndefined();
  });
});
