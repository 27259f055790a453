import { enumPair } from './enum-pair.js';
import { FactFault } from './fact-fault.js';
import type { FactValue, Field } from './field.js';
import { mapKnown, openAll, type FieldKind, type Question, type Test } from './field-kind.js';
import { encodeChoices, openChoices } from '../columns/choice-column.js';
import { addRows } from '../columns/code-rows.js';
import { BLOCK_WORDS } from '../set.js';
import type { Truth } from '../ternary.js';

const isCode = (code: unknown): code is string => typeof code === 'string' && code !== '';

/** A value as the codes that are possible. Throws a FactFault on what is none. */
export function readCodes(value: FactValue, field: Field): readonly string[] {
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
      addRows(choices, isWanted, out.possible, start);
      addRows(choices, isOther, out.yes, start);
      for (let w = start; w < start + BLOCK_WORDS; w++) out.yes[w] = out.possible[w]! & ~out.yes[w]!;
    },
  };
}

/** How an option reads. */
export const optionLabel = (code: unknown, { options }: Field): string =>
  options?.find(({ value }) => value === code)?.label ?? String(code);

/** What a value in a rule must be, when it is none of the field's options. */
export function optionFault(operand: unknown, { options }: Field): string | undefined {
  if (isCode(operand) && (!options || options.some(({ value }) => value === operand))) return undefined;
  return options ? `应为选项代码之一：${options.map(({ value }) => value).join('、')}` : '应为选项代码';
}

function enumSamples(questions: readonly Question[], field: Field): readonly FactValue[] | undefined {
  const codes = codesAsked(questions, field);
  return field.several ? subsetsOf(codes)?.filter((subset) => subset.length > 0) : codes;
}

/** The most codes of which all sets are listed. */
const MOST_CODES = 10;

/** All sets of the codes, the empty one included; undefined when there are too many. */
export function subsetsOf(codes: readonly string[]): readonly string[][] | undefined {
  if (codes.length > MOST_CODES) return undefined;
  return codes.reduce<string[][]>((sets, code) => [...sets, ...sets.map((set) => [...set, code])], [[]]);
}

/** All options, or, where the field does not list them, those that are asked about and one that is not. */
function codesAsked(questions: readonly Question[], { options }: Field): readonly string[] {
  if (options) return options.map(({ value }) => value);
  const asked = new Set(questions.flatMap(({ operands }) => operands.map(String)));
  return [...asked, [...asked, ''].join('~') + '~'];
}

/** One code out of the field's options, or several possible ones. */
export const enumField: FieldKind = {
  operators: ['=', '!=', 'in', 'notIn', 'null', 'notNull'],
  operandFault: optionFault,
  show: optionLabel,
  test: (_operator, operands) => choiceTest(new Set(operands.map(String))),
  pair: enumPair(readCodes),
  samples: enumSamples,
  encode: (values, field) => encodeChoices(mapKnown(values, field, readCodes)),
  open: (segments, field) => ({ kind: 'choice', field, blocks: openAll(segments, openChoices) }),
};
