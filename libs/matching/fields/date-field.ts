import { dayNumber, dayText } from './calendar-day.js';
import { FactFault } from './fact-fault.js';
import type { FactValue, Field } from './field.js';
import { mapKnown, openAll, type FieldKind } from './field-kind.js';
import { intervalTest, intervalsOf } from './interval-test.js';
import { around, orderedOperators } from './number-field.js';
import { datePair } from './ordered-pair.js';
import { encodeRanks, openRanks } from '../columns/rank-column.js';

/** In a rule: the day as of which it is judged. */
export const TODAY = 'today';

function readDay(value: FactValue, field: Field): number {
  const day = typeof value === 'string' ? dayNumber(value) : undefined;
  if (day === undefined) throw new FactFault(field, value, '日期（YYYY-MM-DD）');
  return day;
}

const isDay = (operand: unknown): boolean =>
  operand === TODAY || (typeof operand === 'string' && dayNumber(operand) !== undefined);

const dayOf = (operand: unknown, today: string): number =>
  dayNumber(operand === TODAY ? today : String(operand)) ?? NaN;

/** A calendar day. */
export const dateField: FieldKind = {
  operators: orderedOperators,
  operandFault: (operand) =>
    isDay(operand) ? undefined : '应为真实存在的日期，写作 YYYY-MM-DD，或写 today 表示判断当日',
  show: (operand) => (operand === TODAY ? '判断当日' : String(operand)),
  test(operator, operands, { today }) {
    const days = operands.map((operand) => dayOf(operand, today));
    return intervalTest(intervalsOf(operator, days), [], readDay);
  },
  pair: datePair(readDay),
  samples: (questions, _field, { today }) =>
    around(questions.flatMap(({ operands }) => operands.map((operand) => dayOf(operand, today)))).map(
      dayText,
    ),
  encode: (values, field) => encodeRanks(mapKnown(values, field, readDay)),
  open: (segments, field) => ({
    kind: 'rank',
    field,
    blocks: openAll(segments, openRanks),
    decode: dayText,
  }),
};
