import { optionFault, optionLabel, readCodes, subsetsOf } from './enum-field.js';
import { mapKnown, openAll, type FieldKind, type Test } from './field-kind.js';
import { FactFault } from './fact-fault.js';
import type { FactValue, Field } from './field.js';
import { rowOf, type CodeRows } from '../columns/code-rows.js';
import { encodeCodes, openCodes } from '../columns/codes-column.js';
import { BLOCK_WORDS } from '../set.js';

function readSet(value: FactValue, field: Field): readonly string[] {
  if (!Array.isArray(value)) throw new FactFault(field, value, '选项代码的列表');
  return readCodes(value, field);
}

/** Yes for those who have all of the wanted codes, or any of them. What is known is complete, so the rest is no. */
function codesTest(wanted: readonly string[], isAll: boolean): Test {
  return {
    judge(value, field) {
      const codes = new Set(readSet(value, field));
      const holds = isAll ? wanted.every((code) => codes.has(code)) : wanted.some((code) => codes.has(code));
      return holds ? 'yes' : 'no';
    },
    select(column, block, out, start) {
      const codes = column.kind === 'codes' ? column.blocks[block] : undefined;
      if (codes && isAll) addAll(codes, wanted, out.yes, start);
      if (codes && !isAll) addAny(codes, wanted, out.yes, start);
    },
  };
}

function addAny(block: CodeRows, wanted: readonly string[], out: Uint32Array, start: number): void {
  for (const row of wanted.flatMap((code) => rowOf(block, code) ?? [])) {
    for (let w = 0; w < BLOCK_WORDS; w++) out[start + w]! |= row[w]!;
  }
}

function addAll(block: CodeRows, wanted: readonly string[], out: Uint32Array, start: number): void {
  const rows = wanted.flatMap((code) => rowOf(block, code) ?? []);
  if (rows.length < wanted.length) return;
  for (let w = 0; w < BLOCK_WORDS; w++)
    out[start + w]! |= rows.reduce((word, row) => word & row[w]!, block.known[w]!);
}

/** Any number of codes out of the field's options, all of them known, such as 资质. */
export const enumSetField: FieldKind = {
  operators: ['containsAny', 'containsAll', 'containsNone', 'null', 'notNull'],
  operandFault: optionFault,
  show: optionLabel,
  test: (operator, operands) => codesTest(operands.map(String), operator === 'containsAll'),
  samples: (questions) => subsetsOf([...new Set(questions.flatMap(({ operands }) => operands.map(String)))]),
  encode: (values, field) => encodeCodes(mapKnown(values, field, readSet)),
  open: (segments, field) => ({ kind: 'codes', field, blocks: openAll(segments, openCodes) }),
};
