import { afterEach, describe, expect, it, vi } from 'vitest';
import { areHolidaysKnown, workingDaysAfter } from './working-days.js';

describe('A term of working days', () => {
  it.each([
    ['a Monday', '2026-11-02', 1, '2026-11-03'],
    ['a Friday', '2026-11-06', 1, '2026-11-09'],
    ['a Saturday', '2026-11-07', 1, '2026-11-09'],
    ['a Sunday', '2026-11-08', 5, '2026-11-13'],
  ])('that begins after %s leaves weekends out', (_, today, days, last) =>
    expect(workingDaysAfter(today, days)).toBe(last),
  );

  // 国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）
  it.each([
    ['春节, and counts the Saturday worked in exchange', '2026-02-13', 2, '2026-02-24'],
    ['国庆节, and counts the Saturday worked in exchange', '2026-09-30', 3, '2026-10-10'],
    ['元旦, and counts the Sunday worked in exchange', '2025-12-31', 1, '2026-01-04'],
    ['清明节', '2026-04-03', 1, '2026-04-07'],
  ])('leaves out %s', (_, today, days, last) => expect(workingDaysAfter(today, days)).toBe(last));

  it('leaves out only weekends where the holidays are not known', () =>
    expect(workingDaysAfter('2099-09-30', 3)).toBe('2099-10-05'));
});

describe('The public holidays', () => {
  it.each([
    ['2025-12-31', true],
    ['2026-01-01', true],
    ['2026-12-31', true],
    ['2099-01-01', false],
  ])('of the year of %s are known: %s', (day, known) => expect(areHolidaysKnown(day)).toBe(known));

  afterEach(() => void vi.unstubAllEnvs());

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('are the same for a process in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    expect(workingDaysAfter('2026-09-30', 3)).toBe('2026-10-10');
    expect(workingDaysAfter('2099-09-30', 3)).toBe('2099-10-05');
  });
});
