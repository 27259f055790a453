import type { FieldPair, PairKind, PairTest } from './field-pair.js';
import type { FactValue, Field } from './field.js';
import { addRows, rowOf, type CodeRows } from '../columns/code-rows.js';
import { BLOCK_WORDS } from '../set.js';

/** Reads a fact as the codes that are possible. */
type ReadCodes = (value: FactValue, field: Field) => readonly string[];

/** Two enums over the same options. */
export const enumPair = (read: ReadCodes): PairKind => ({
  operators: ['=', '!='],
  takesFactor: false,
  fault: (field, other) =>
    hasSameOptions(field, other) ? undefined : `选项不同，无法比较“${field.label}”与“${other.label}”`,
  test: (_operator, pair) => samePair(pair, read),
});

function hasSameOptions({ options = [] }: Field, other: Field): boolean {
  const [codes, others] = [codesOf(options), codesOf(other.options ?? [])];
  return codes.size === others.size && [...codes].every((code) => others.has(code));
}

const codesOf = (options: readonly { value: string }[]): ReadonlySet<string> =>
  new Set(options.map(({ value }) => value));

/** Yes when both can only be one and the same code, no when no code is possible for both, otherwise unknown. */
function samePair({ field, other }: FieldPair, read: ReadCodes): PairTest {
  return {
    judge(value, than) {
      const [codes, others] = [new Set(read(value, field)), new Set(read(than, other))];
      if (![...codes].some((code) => others.has(code))) return 'no';
      return codes.size === 1 && others.size === 1 ? 'yes' : 'unknown';
    },
    select(column, than, block, out, start) {
      const choices = column.kind === 'choice' ? column.blocks[block] : undefined;
      const others = than.kind === 'choice' ? than.blocks[block] : undefined;
      if (!choices || !others) return;
      addCommon(choices, others, out.possible, start);
      const [sure, othersSure] = [unambiguous(choices), unambiguous(others)];
      for (let w = 0; w < BLOCK_WORDS; w++)
        out.yes[start + w]! |= out.possible[start + w]! & sure[w]! & othersSure[w]!;
    },
  };
}

/** Adds those of a block for whom both may have the same code. */
function addCommon(choices: CodeRows, others: CodeRows, out: Uint32Array, start: number): void {
  for (const code of choices.codes) {
    const [row, than] = [rowOf(choices, code), rowOf(others, code)];
    if (row && than) for (let w = 0; w < BLOCK_WORDS; w++) out[start + w]! |= row[w]! & than[w]!;
  }
}

/** Who of a block has exactly one possible code. */
function unambiguous(choices: CodeRows): Uint32Array {
  const [seen, several] = [new Uint32Array(BLOCK_WORDS), new Uint32Array(BLOCK_WORDS)];
  for (const code of choices.codes) {
    const row = rowOf(choices, code)!;
    for (let w = 0; w < BLOCK_WORDS; w++) several[w]! |= seen[w]! & row[w]!;
    addRows(choices, (each) => each === code, seen, 0);
  }
  return seen.map((word, w) => word & ~several[w]!);
}
