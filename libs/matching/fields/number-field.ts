import { FactFault } from './fact-fault.js';
import type { FactValue, Field } from './field.js';
import { mapKnown, openAll, type FieldKind, type Question } from './field-kind.js';
import { intervalTest, intervalsOf } from './interval-test.js';
import { numberPair } from './ordered-pair.js';
import { encodeRanks, openRanks } from '../columns/rank-column.js';
import type { Operator } from '../rules/rule.js';

/** The operators of everything that has an order. */
export const orderedOperators: readonly Operator[] = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'notBetween',
  'in',
  'notIn',
  'null',
  'notNull',
];

function readNumber(value: FactValue, field: Field): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new FactFault(field, value, '数字');
  return value;
}

const numbersIn = (questions: readonly Question[]): number[] =>
  questions.flatMap(({ operands }) => operands.map(Number));

/** The given numbers and some number between every two neighbours and beyond both ends; whole ones on request. */
function numbersAround(numbers: readonly number[], isWhole: boolean): number[] {
  if (isWhole) return around(numbers.flatMap((number) => [Math.floor(number), Math.ceil(number)]));
  const points = [...new Set(numbers)].sort((a, b) => a - b);
  const between = points.slice(1).map((point, i) => point / 2 + points[i]! / 2);
  return [...new Set([...points, ...between, ...beyond(points)])].sort((a, b) => a - b);
}

function beyond(ascending: readonly number[]): number[] {
  const [first = 0, last = 0] = [ascending.at(0), ascending.at(-1)];
  return [first - 1 - Math.abs(first), last + 1 + Math.abs(last)].filter(Number.isFinite);
}

/** Whole numbers with their neighbours, ascending. */
export function around(wholes: readonly number[]): number[] {
  const near = (wholes.length > 0 ? wholes : [0]).flatMap((whole) => [whole - 1, whole, whole + 1]);
  return [...new Set(near)].sort((a, b) => a - b);
}

/** A number in the field's unit. */
export const numberField: FieldKind = {
  operators: orderedOperators,
  operandFault(operand, { unit }) {
    if (typeof operand === 'number' && Number.isFinite(operand)) return undefined;
    return unit ? `应为数字（单位：${unit}）` : '应为数字';
  },
  show: (operand, { unit }) => (unit ? `${String(operand)} ${unit}` : String(operand)),
  test: (operator, operands) => intervalTest(intervalsOf(operator, operands.map(Number)), [], readNumber),
  pair: numberPair(readNumber),
  samples: (questions, { integer }) => numbersAround(numbersIn(questions), integer === true),
  encode: (values, field) => encodeRanks(mapKnown(values, field, readNumber)),
  open: (segments, field) => ({
    kind: 'rank',
    field,
    blocks: openAll(segments, openRanks),
    decode: (number) => number,
  }),
};
