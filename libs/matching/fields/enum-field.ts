import { FactFault } from './fact-fault.js';
import type { FactValue, Field } from './field.js';
import { mapKnown, openAll, type FieldKind, type Test } from './field-kind.js';
import { addPossible, encodeChoices, openChoices } from '../columns/choice-column.js';
import { BLOCK_WORDS } from '../set.js';
import type { Truth } from '../ternary.js';

const isCode = (code: unknown): code is string => typeof code === 'string' && code !== '';

function readCodes(value: FactValue, field: Field): readonly string[] {
  const codes: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!codes.every(isCode)) throw new FactFault(field, value, '选项代码');
  return codes;
}

/**
 * Of an interval such as 小~微 every code is possible: yes when all of them are wanted, no when none is, unknown
 * when only some are.
 */
function choiceTest(wanted: ReadonlySet<string>): Test {
  const isWanted = (code: string): boolean => wanted.has(code);
  const isOther = (code: string): boolean => !wanted.has(code);
  return {
    judge(value, field): Truth {
      const codes = readCodes(value, field);
      if (codes.every(isWanted)) return 'yes';
      return codes.some(isWanted) ? 'unknown' : 'no';
    },
    select(column, block, out, start) {
      const choices = column.kind === 'choice' ? column.blocks[block] : undefined;
      if (!choices) return;
      addPossible(choices, isWanted, out.possible, start);
      addPossible(choices, isOther, out.yes, start);
      for (let w = start; w < start + BLOCK_WORDS; w++) out.yes[w] = out.possible[w]! & ~out.yes[w]!;
    },
  };
}

const optionLabel = (code: unknown, { options }: Field): string =>
  options?.find(({ value }) => value === code)?.label ?? String(code);

/** One code out of the field's options, or several possible ones. */
export const enumField: FieldKind = {
  operators: ['=', '!=', 'in', 'notIn', 'null', 'notNull'],
  operandFault(operand, { options }) {
    if (isCode(operand) && (!options || options.some(({ value }) => value === operand))) return undefined;
    return options ? `应为选项代码之一：${options.map(({ value }) => value).join('、')}` : '应为选项代码';
  },
  show: optionLabel,
  test: (_operator, operands) => choiceTest(new Set(operands.map(String))),
  encode: (values, field) => encodeChoices(mapKnown(values, (value) => readCodes(value, field))),
  open: (segments, field) => ({ kind: 'choice', field, blocks: openAll(segments, openChoices) }),
};
