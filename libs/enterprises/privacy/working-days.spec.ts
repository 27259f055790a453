import { expect, it } from 'vitest';
import { workingDaysAfter } from './working-days.js';

it.each([
  ['a Monday', '2026-11-02', 1, '2026-11-03'],
  ['a Friday', '2026-11-06', 1, '2026-11-09'],
  ['a Saturday', '2026-11-07', 1, '2026-11-09'],
  ['a Sunday', '2026-11-08', 5, '2026-11-13'],
  ['a Wednesday, over the turn of the year', '2026-12-23', 15, '2027-01-13'],
])('a term that begins after %s leaves weekends out', (_, today, days, last) =>
  expect(workingDaysAfter(today, days)).toBe(last),
);
