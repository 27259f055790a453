import { FactFault } from './fact-fault.js';
import type { FactValue, Field } from './field.js';
import { mapKnown, openAll, type FieldKind, type Test } from './field-kind.js';
import { encodeFlags, openFlags } from '../columns/flag-column.js';
import { BLOCK_WORDS } from '../set.js';

function readBoolean(value: FactValue, field: Field): boolean {
  if (typeof value !== 'boolean') throw new FactFault(field, value, '是或否');
  return value;
}

/** Yes for those whose flag is the wanted one. */
function flagTest(wanted: boolean): Test {
  return {
    judge: (value, field) => (readBoolean(value, field) === wanted ? 'yes' : 'no'),
    select(column, block, out, start) {
      const flags = column.kind === 'flag' ? column.blocks[block] : undefined;
      if (!flags) return;
      for (let w = 0; w < BLOCK_WORDS; w++) {
        out.yes[start + w] = wanted ? flags.yes[w]! : flags.known[w]! & ~flags.yes[w]!;
      }
    },
  };
}

/** 是 or 否. */
export const booleanField: FieldKind = {
  operators: ['=', '!=', 'null', 'notNull'],
  operandFault: (operand) => (typeof operand === 'boolean' ? undefined : '应为 true（是）或 false（否）'),
  show: (operand) => (operand === true ? '是' : '否'),
  test: (_operator, [wanted]) => flagTest(wanted === true),
  samples: () => [true, false],
  encode: (values, field) => encodeFlags(mapKnown(values, field, readBoolean)),
  open: (segments, field) => ({ kind: 'flag', field, blocks: openAll(segments, openFlags) }),
};
