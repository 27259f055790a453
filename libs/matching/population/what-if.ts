import type { Audience } from './audience.js';
import type { Knob } from './knob.js';
import { assuming, audienceOf, type RuleTrees } from './rule-trees.js';
import type { RankBlock, RankColumn } from '../columns/rank-column.js';
import { BLOCK_WORDS, count, countBoth, emptySet, type EnterpriseSet } from '../set.js';
import { without } from '../ternary.js';

/** How many enterprises are in each segment. */
export type SegmentSizes = Record<keyof Audience, number>;

export const segmentNames = [
  'eligible',
  'undetermined',
  'needsPerson',
  'nearMiss',
  'ineligible',
] as const satisfies readonly (keyof Audience)[];

/** What a knob is turned on. */
interface Setting {
  knob: Knob;
  column: RankColumn;
  /** Ascending. */
  thresholds: readonly number[];
}

/**
 * The sizes of all segments at each threshold. The rule is evaluated three times, with everybody meeting the condition,
 * nobody, and nothing known of anybody; every threshold in between moves single enterprises from the second to the
 * first, so one pass over those for whom it makes a difference counts for all thresholds.
 */
export function whatIf(
  trees: RuleTrees,
  { knob, column, thresholds }: Setting,
  active: EnterpriseSet,
): SegmentSizes[] {
  const at = (truth: 'yes' | 'no' | 'unknown') =>
    audienceOf(assuming(trees, knob.path, truth, active), active);
  const [met, unmet, unknown] = [at('yes'), at('no'), at('unknown')];
  const known = knownSet(column, active);
  const moves = countMoves(column, { knob, thresholds, known, met, unmet });
  return sizesAt(thresholds.length, knob.rises, moves, (segment) => {
    return count(without(unknown[segment], known)) + countBoth(unmet[segment], known);
  });
}

/** Who is known of, as far as the column's blocks go. */
function knownSet({ blocks }: RankColumn, active: EnterpriseSet): EnterpriseSet {
  const known = emptySet(active.length / BLOCK_WORDS);
  blocks.forEach((block, b) => block && known.set(block.known, b * BLOCK_WORDS));
  return known;
}

interface Pivots {
  knob: Knob;
  thresholds: readonly number[];
  known: EnterpriseSet;
  met: Audience;
  unmet: Audience;
}

/** One segment: who is in it if everybody meets the condition, who if nobody does, and what is counted of it. */
interface Shift {
  met: EnterpriseSet;
  unmet: EnterpriseSet;
  /** How many more it has, by the number of thresholds that those enterprises have behind them. */
  moves: Int32Array;
}

type Moves = Record<keyof Audience, Int32Array>;

function countMoves({ blocks }: RankColumn, pivots: Pivots): Moves {
  const { met, unmet, known, thresholds } = pivots;
  const shifts = segmentNames.map((name) => {
    return { met: met[name], unmet: unmet[name], moves: new Int32Array(thresholds.length + 1) };
  });
  const moved = movedSet(shifts, known);
  blocks.forEach((block, b) => {
    if (block) countBlock(block, b * BLOCK_WORDS, { moved, behind: thresholdsBehind(block, pivots), shifts });
  });
  return Object.fromEntries(segmentNames.map((name, i) => [name, shifts[i]?.moves])) as Moves;
}

/** Who of the known is in one segment or another, depending on the condition. */
function movedSet(shifts: readonly Shift[], known: EnterpriseSet): EnterpriseSet {
  const moved = new Uint32Array(known.length);
  for (const { met, unmet } of shifts)
    for (let w = 0; w < moved.length; w++) moved[w]! |= (met[w]! ^ unmet[w]!) & known[w]!;
  return moved;
}

interface Counting {
  moved: EnterpriseSet;
  behind: Int32Array;
  shifts: readonly Shift[];
}

function countBlock(block: RankBlock, start: number, { moved, behind, shifts }: Counting): void {
  for (let w = start; w < start + BLOCK_WORDS; w++) {
    for (let rest = moved[w]!; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const place = behind[rankAtBit(block, w - start, bit)]!;
      if (place < 0) continue;
      shifts.forEach((shift) => shiftOne(shift, w, bit, place));
    }
  }
}

function shiftOne({ met, unmet, moves }: Shift, w: number, bit: number, place: number): void {
  if ((met[w]! & bit) !== 0) moves[place]!++;
  if ((unmet[w]! & bit) !== 0) moves[place]!--;
}

/** The rank of the enterprise at one bit of a block's word. */
function rankAtBit({ slices }: RankBlock, word: number, bit: number): number {
  let rank = 0;
  for (let s = slices.length - BLOCK_WORDS + word; s >= 0; s -= BLOCK_WORDS)
    rank = rank * 2 + ((slices[s]! & bit) === 0 ? 0 : 1);
  return rank;
}

/** For each value of a block, how many thresholds it has behind it; −1 where the range's other end shuts it out. */
function thresholdsBehind({ values }: RankBlock, { knob, thresholds }: Pivots): Int32Array {
  const counts = new Int32Array(values.length);
  const meets = knob.rises === knob.inclusive;
  let behind = 0;
  for (let rank = 0; rank < values.length; rank++) {
    const value = values[rank]!;
    while (
      behind < thresholds.length &&
      (thresholds[behind]! < value || (meets && thresholds[behind] === value))
    )
      behind++;
    counts[rank] = isShutOut(value, knob) ? -1 : behind;
  }
  return counts;
}

function isShutOut(value: number, { end, other }: Knob): boolean {
  if (end === undefined || other === undefined) return false;
  return end === 'low' ? value > other : value < other;
}

/** From what each segment has when nobody meets the condition, with the moves of those who do at each step. */
function sizesAt(
  steps: number,
  rises: boolean,
  moves: Moves,
  baseOf: (segment: keyof Audience) => number,
): SegmentSizes[] {
  const sizes = Array.from({ length: steps }, () => ({}) as SegmentSizes);
  for (const name of segmentNames) {
    const [base, all] = [baseOf(name), moves[name].reduce((sum, each) => sum + each, 0)];
    let behind = 0;
    sizes.forEach((size, step) => {
      behind += moves[name][step]!;
      size[name] = base + (rises ? all - behind : behind);
    });
  }
  return sizes;
}
