import { describe, expect, it } from 'vitest';
import { thresholdGrid } from './threshold-grid.js';
import type { RankColumn } from '../columns/rank-column.js';
import { dayNumber, dayText } from '../fields/calendar-day.js';
import type { FactValue, FieldType } from '../fields/field.js';
import { columnFromSegments, encodeSegment } from '../fields/field-kinds.js';
import { industries } from '../specimens/catalogue.js';

/** A column by block and offset; every 31st enterprise is looked at. */
function column(type: FieldType, ...blocks: Record<number, FactValue>[]): RankColumn {
  const field = { key: 'k', label: '甲', type };
  const segments = blocks.map((values) => {
    const row: FactValue[] = [];
    for (const [offset, value] of Object.entries(values)) row[Number(offset)] = value;
    return encodeSegment(field, row, industries);
  });
  return columnFromSegments(field, segments, industries) as RankColumn;
}

const days = (present: string, ...values: string[]) =>
  thresholdGrid(
    column('date', Object.fromEntries(values.map((value, i) => [i * 31, value]))),
    dayNumber(present)!,
  ).map(dayText);
const firsts = (year: number, ...months: number[]) =>
  months.map((month) => `${year}-${String(month).padStart(2, '0')}-01`);
const wholeYear = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe('the thresholds worth trying of a number', () => {
  it('are round ones between the least and the most, and about the present one', () => {
    expect(thresholdGrid(column('number', { 0: 300, 31: 10, 62: 2000 }), 100)).toEqual([
      10, 15, 20, 30, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 200, 300, 500, 700, 1000, 1500, 2000,
    ]);
  });

  it('are rounded, so that they tell nobody’s figure, but for the present one', () => {
    const grid = thresholdGrid(column('number', { 0: 12_345, 31: 98 }), 1234);
    expect(grid).toContain(12_000);
    expect(grid).toContain(1234);
    expect(grid.filter((each) => each === 12_345 || each === 1235)).toEqual([]);
  });

  it('are whole where all figures are, and have places where one has', () => {
    expect(thresholdGrid(column('number', { 0: 1, 31: 3 }), 5)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10]);
    expect(thresholdGrid(column('number', { 0: 1, 31: 3.3 }), 5)).toEqual([
      1, 1.5, 2, 2.5, 3, 3.3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 10,
    ]);
    expect(thresholdGrid(column('number', { 0: 1, 31: 3 }), 5.5)).toEqual([
      1, 1.5, 2, 2.8, 3, 3.3, 3.8, 4.4, 5, 5.5, 6.1, 6.6, 7.2, 7.7, 8.3, 11,
    ]);
  });

  it('lie on both sides of nought where figures do', () => {
    expect(thresholdGrid(column('number', { 0: -20, 31: 30 }), 0)).toEqual([
      -20, -15, -10, -7, -5, -3, -2, -1, 0, 1, 2, 3, 5, 7, 10, 15, 20, 30,
    ]);
    expect(thresholdGrid(column('number', { 0: 0 }), 0)).toEqual([0]);
  });

  it('are about the present one where nothing is known', () => {
    expect(thresholdGrid(column('number', {}), 100)).toEqual([
      50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 200,
    ]);
  });

  it('rest on every 31st enterprise, each block from another one on', () => {
    const grid = thresholdGrid(column('number', { 1: 1e6, 4092: 120 }, { 0: 7, 1: 98, 32: 540 }), 100);
    expect(grid).toEqual([50, 60, 70, 80, 90, 98, 100, 110, 120, 130, 140, 150, 200, 300, 500, 540]);
  });

  it('have no more than nine decades of steps, however rich somebody is', () => {
    const grid = thresholdGrid(column('number', { 0: 5e12, 31: 1 }), 1);
    expect(grid.slice(-2)).toEqual([700_000_000, 5e12]);
  });
});

describe('the thresholds worth trying of a day', () => {
  it('are the firsts of the years that occur, of the quantiles’ months, and of the months about the present one', () => {
    expect(days('2024-05-15', '2022-08-20', '2019-03-10')).toEqual([
      '2019-01-01',
      '2019-03-01',
      '2020-01-01',
      '2021-01-01',
      '2022-01-01',
      '2022-08-01',
      ...firsts(2023, 5, 6, 7, 8, 9, 10, 11, 12),
      ...firsts(2024, 1, 2, 3, 4, 5),
      '2024-05-15',
      ...firsts(2024, 6, 7, 8, 9, 10, 11, 12),
      ...firsts(2025, 1, 2, 3, 4, 5),
    ]);
  });

  it('go back thirty years from the latest', () => {
    const grid = days('2024-01-15', '1950-08-20', '2019-03-10');
    expect(grid.slice(0, 3)).toEqual(['1950-08-01', '1989-01-01', '1990-01-01']);
    expect(grid.filter((day) => day < '2023')).toHaveLength(1 + 31 + 1);
  });

  it('are the months and the year about the present one where nothing is known', () => {
    expect(days('2024-12-15')).toEqual([
      '2023-12-01',
      ...firsts(2024, ...wholeYear),
      '2024-12-15',
      ...firsts(2025, ...wholeYear),
    ]);
  });
});
