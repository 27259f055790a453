import { dayNumber, dayText } from '../fields/calendar-day.js';
import { numberAt, type RankColumn } from '../columns/rank-column.js';
import { BLOCK_SIZE } from '../set.js';

/** Every so manieth enterprise is looked at: enough to know where they are, whatever their number. */
const SAMPLE_STRIDE = 31;
const QUANTILES = 24;
const MANTISSAS = [1, 1.5, 2, 3, 5, 7];
const AROUND = [0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.4, 1.5, 2];
const MONTHS_AROUND = 12;
const MOST_YEARS = 30;

/**
 * Thresholds worth trying, ascending: round numbers where the enterprises are and about the present one, which is
 * among them. They are rounded so that the thresholds themselves tell no enterprise's value.
 */
export function thresholdGrid(column: RankColumn, present: number): number[] {
  const sample = samples.get(column) ?? sampleOf(column);
  samples.set(column, sample);
  const tried = column.field.type === 'date' ? daysFrom(sample, present) : numbersFrom(sample, present);
  return [...new Set([...tried, present])].sort((a, b) => a - b);
}

const samples = new WeakMap<RankColumn, number[]>();

/** Some of the values that occur, ascending. */
function sampleOf({ blocks }: RankColumn): number[] {
  const sample = blocks.flatMap((block, b) => {
    const found: number[] = [];
    for (let offset = b % SAMPLE_STRIDE; block && offset < BLOCK_SIZE; offset += SAMPLE_STRIDE) {
      const value = numberAt(block, offset);
      if (value !== undefined) found.push(value);
    }
    return found;
  });
  return sample.sort((a, b) => a - b);
}

const quantilesOf = (sample: readonly number[]): number[] =>
  sample.length === 0
    ? []
    : Array.from({ length: QUANTILES }, (_, i) => sample[Math.floor((i * sample.length) / QUANTILES)]!);

function numbersFrom(sample: readonly number[], present: number): number[] {
  const [low = present, high = present] = [sample[0], sample.at(-1)];
  const round = sample.every(Number.isInteger) && Number.isInteger(present) ? Math.round : tidy;
  const near = AROUND.map((factor) => present * factor);
  return [...quantilesOf(sample), ...near, ...ladder(low, high)].map((value) => round(twoDigits(value)));
}

/** 1, 1.5, 2, 3, 5, 7, 10, 15 … between the ends, on both sides of nought. */
function ladder(low: number, high: number): number[] {
  const most = Math.max(Math.abs(low), Math.abs(high));
  const decades = Math.max(0, Math.min(9, Math.ceil(Math.log10(most || 1)) + 1));
  const steps = Array.from({ length: decades }, (_, e) => MANTISSAS.map((m) => m * 10 ** e)).flat();
  return [0, ...steps, ...steps.map((step) => -step)].filter((step) => step >= low && step <= high);
}

const twoDigits = (value: number): number => Number(value.toPrecision(2));

/** 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

function daysFrom(sample: readonly number[], present: number): number[] {
  const months = monthsAround(present);
  const years = yearsBetween(sample[0] ?? present, sample.at(-1) ?? present);
  return [...quantilesOf(sample).map(monthStart), ...months, ...years];
}

function monthsAround(day: number): number[] {
  const [year, month] = yearAndMonth(day);
  return Array.from({ length: 2 * MONTHS_AROUND + 1 }, (_, i) => {
    const months = year * 12 + month - 1 - MONTHS_AROUND + i;
    return firstOf(Math.floor(months / 12), (months % 12) + 1);
  });
}

function yearsBetween(low: number, high: number): number[] {
  const [last] = yearAndMonth(high);
  const first = Math.max(yearAndMonth(low)[0], last - MOST_YEARS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => firstOf(first + i, 1));
}

const monthStart = (day: number): number => firstOf(...yearAndMonth(day));

function yearAndMonth(day: number): [year: number, month: number] {
  const [year = 0, month = 1] = dayText(day).split('-').map(Number);
  return [year, month];
}

const firstOf = (year: number, month: number): number =>
  dayNumber(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`) ?? 0;
