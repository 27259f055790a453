import { FactFault } from './fact-fault.js';
import type { FactValue, Field } from './field.js';
import { mapKnown, openAll, type FieldKind } from './field-kind.js';
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
  encode: (values, field) => encodeRanks(mapKnown(values, field, readNumber)),
  open: (segments, field) => ({
    kind: 'rank',
    field,
    blocks: openAll(segments, openRanks),
    decode: (number) => number,
  }),
};
