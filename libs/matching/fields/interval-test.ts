import type { FactValue, Field } from './field.js';
import type { Test } from './field-kind.js';
import { addWithin, type Interval } from '../columns/rank-column.js';
import type { PlainOperator } from '../rules/operator.js';

/** Reads a fact as the number it is ordered by. */
export type Measure = (value: FactValue, field: Field) => number;

/** Yes within the first intervals, unknown within the second, otherwise no. */
export function intervalTest(yes: readonly Interval[], maybe: readonly Interval[], measure: Measure): Test {
  return {
    judge(value, field) {
      const number = measure(value, field);
      if (yes.some((interval) => lies(number, interval))) return 'yes';
      return maybe.some((interval) => lies(number, interval)) ? 'unknown' : 'no';
    },
    select(column, block, out, start) {
      const ranks = column.kind === 'rank' ? column.blocks[block] : undefined;
      if (!ranks) return;
      for (const interval of yes) addWithin(ranks, interval, out.yes, start);
      for (const interval of maybe) addWithin(ranks, interval, out.possible, start);
    },
  };
}

function lies(number: number, { low, high, openLow, openHigh }: Interval): boolean {
  return (openLow ? number > low : number >= low) && (openHigh ? number < high : number <= high);
}

/** The interval that a plain operator means on ordered values; a list means one for each of its values. */
export function intervalsOf(operator: PlainOperator, numbers: readonly number[]): readonly Interval[] {
  const [first = NaN, second = first] = numbers;
  if (operator === 'in' || operator === '=') return numbers.map((number) => ({ low: number, high: number }));
  if (operator === 'between') return [{ low: first, high: second }];
  const below = operator === '<' || operator === '<=';
  return below
    ? [{ low: -Infinity, high: first, openHigh: operator === '<' }]
    : [{ low: first, high: Infinity, openLow: operator === '>' }];
}
