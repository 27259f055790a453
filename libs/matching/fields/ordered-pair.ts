import { multipleComparer, type Comparer } from './decimal.js';
import type { FieldPair, PairKind, PairTest } from './field-pair.js';
import type { Measure } from './interval-test.js';
import { unitRatio } from './unit.js';
import { ranksOf, type RankBlock } from '../columns/rank-column.js';
import type { PlainOperator } from '../rules/operator.js';
import type { Operator } from '../rules/rule.js';
import { BLOCK_SIZE, BLOCK_WORDS } from '../set.js';

const operators: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>='];

/** Two numbers in units of one family. */
export const numberPair = (measure: Measure): PairKind => ({
  operators,
  takesFactor: true,
  fault: (field, other) =>
    unitRatio(field.unit, other.unit) === undefined
      ? `单位不同，无法比较：“${field.label}”为${field.unit ?? '无单位'}，“${other.label}”为${other.unit ?? '无单位'}`
      : undefined,
  test: (operator, pair) =>
    orderedPair(
      operator,
      pair,
      multipleComparer(pair.factor, unitRatio(pair.field.unit, pair.other.unit) ?? 1),
      measure,
    ),
});

/** Two days. */
export const datePair = (measure: Measure): PairKind => ({
  operators,
  takesFactor: false,
  fault: () => undefined,
  test: (operator, pair) => orderedPair(operator, pair, multipleComparer(), measure),
});

/** Which results of a comparison each operator takes. */
const accepted: Partial<Record<PlainOperator, (sign: number) => boolean>> = {
  '=': (sign) => sign === 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
};

function orderedPair(
  operator: PlainOperator,
  { field, other }: FieldPair,
  compare: Comparer,
  measure: Measure,
): PairTest {
  const accepts = accepted[operator] ?? (() => false);
  return {
    judge: (value, than) => (accepts(compare(measure(value, field), measure(than, other))) ? 'yes' : 'no'),
    select(column, than, block, out, start) {
      const ranks = column.kind === 'rank' ? column.blocks[block] : undefined;
      const others = than.kind === 'rank' ? than.blocks[block] : undefined;
      if (ranks && others)
        addComparing(ranks, others, windowsOf(accepts, ranks, others, compare), out.yes, start);
    },
  };
}

/** For each rank, the ranks of the other that it is compared with successfully: from `first` to before `end`. */
interface Windows {
  first: Uint16Array;
  end: Uint16Array;
}

/**
 * Both dictionaries ascend, so one walk over them compares every distinct value with every other: whoever has a value is
 * then answered by looking up two ranks.
 */
function windowsOf(
  accepts: (sign: number) => boolean,
  { values }: RankBlock,
  other: RankBlock,
  compare: Comparer,
): Windows {
  const windows = { first: new Uint16Array(values.length), end: new Uint16Array(values.length) };
  const size = other.values.length;
  for (let rank = 0, below = 0, notAbove = 0; rank < values.length; rank++) {
    const sign = (at: number): number => compare(values[rank]!, other.values[at]!);
    while (below < size && sign(below) > 0) below++;
    notAbove = Math.max(notAbove, below);
    while (notAbove < size && sign(notAbove) === 0) notAbove++;
    windows.first[rank] = accepts(1) ? 0 : accepts(0) ? below : notAbove;
    windows.end[rank] = accepts(-1) ? size : accepts(0) ? notAbove : below;
  }
  return windows;
}

const ranksScratch = new Uint16Array(BLOCK_SIZE);
const othersScratch = new Uint16Array(BLOCK_SIZE);

function addComparing(
  block: RankBlock,
  other: RankBlock,
  { first, end }: Windows,
  out: Uint32Array,
  start: number,
): void {
  const ranks = ranksOf(block, ranksScratch);
  const others = ranksOf(other, othersScratch);
  for (let w = 0; w < BLOCK_WORDS; w++) {
    let word = 0;
    for (let rest = block.known[w]! & other.known[w]!; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      const [rank, than] = [ranks[w * 32 + bit]!, others[w * 32 + bit]!];
      if (than >= first[rank]! && than < end[rank]!) word |= 1 << bit;
    }
    out[start + w]! |= word;
  }
}
