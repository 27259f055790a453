import { RANKS, newSegment, openSegment } from './segment.js';
import type { FactValue, Field } from '../fields/field.js';
import { BLOCK_WORDS, add, has } from '../set.js';

/** A range of numbers; an end counts unless it is said to be open. */
export interface Interval {
  low: number;
  high: number;
  openLow?: boolean;
  openHigh?: boolean;
}

/** One block of numbers: the distinct ones ascending, and everybody's rank among them as bit slices, lowest first. */
export interface RankBlock {
  known: Uint32Array;
  slices: Uint32Array;
  values: Float64Array;
}

/** Ordered values, as numbers; `decode` turns one back into the fact. */
export interface RankColumn {
  readonly kind: 'rank';
  readonly field: Field;
  readonly blocks: readonly (RankBlock | undefined)[];
  readonly decode: (value: number) => FactValue | undefined;
}

/** The segment of a block's numbers by offset. All are finite; −0 is 0. The stamp is kept and checked on opening. */
export function encodeRanks(numbers: readonly (number | undefined)[], stamp = 0): Uint8Array {
  const values = distinct(numbers);
  const depth = sliceCount(values.length);
  const segment = newSegment({ form: RANKS, sets: 1 + depth, tailBytes: values.length * 8, stamp });
  segment.tailNumbers().set(values);
  const [known, slices] = [segment.words(0, 1), segment.words(1, depth)];
  numbers.forEach((number, offset) => {
    if (number === undefined) return;
    add(known, offset);
    writeRank(slices, offset, ranksBelow(values, number, false));
  });
  return segment.bytes;
}

/** Opens a stored segment in place. */
export function openRanks(bytes: Uint8Array): RankBlock & { stamp: number } {
  const segment = openSegment(bytes, RANKS);
  const [known, slices] = [segment.words(0, 1), segment.words(1, segment.sets - 1)];
  return { known, slices, values: segment.tailNumbers(), stamp: segment.stamp };
}

/** The number at an offset. */
export function numberAt(block: RankBlock, offset: number): number | undefined {
  if (!has(block.known, offset)) return undefined;
  let rank = 0;
  for (let depth = sliceCount(block.values.length) - 1; depth >= 0; depth--) {
    rank = rank * 2 + (has(block.slices, depth * BLOCK_WORDS * 32 + offset) ? 1 : 0);
  }
  return block.values[rank];
}

/** Bit slices of ranks, lowest first, as `RankBlock` and texts keep them. */
export interface Slices {
  slices: Uint32Array;
}

/**
 * Everybody's rank, written to `out` in the order of the bits: that of bit b of word w stands at 32 w + b. The rank of
 * whoever is not known means nothing. Reading whole slices is ten times faster than asking for one rank after another.
 */
export function ranksOf({ slices }: Slices, out: Uint16Array): Uint16Array {
  out.fill(0);
  for (let s = 0; s < slices.length; s++) {
    const [bit, first] = [1 << (s / BLOCK_WORDS), (s % BLOCK_WORDS) * 32];
    for (let rest = slices[s]!; rest !== 0; rest &= rest - 1)
      out[first + 31 - Math.clz32(rest & -rest)]! |= bit;
  }
  return out;
}

/** Adds those of a block whose number lies in the interval to `out`, from word `start` on. */
export function addWithin(block: RankBlock, interval: Interval, out: Uint32Array, start: number): void {
  const low = ranksBelow(block.values, interval.low, interval.openLow === true);
  const high = ranksBelow(block.values, interval.high, interval.openHigh !== true);
  if (low >= high) return;
  const { known } = block;
  const reach = high === block.values.length ? known : below(block, high, highScratch);
  if (low === 0) {
    for (let w = 0; w < BLOCK_WORDS; w++) out[start + w]! |= known[w]! & reach[w]!;
    return;
  }
  const under = below(block, low, lowScratch);
  for (let w = 0; w < BLOCK_WORDS; w++) out[start + w]! |= known[w]! & reach[w]! & ~under[w]!;
}

const highScratch = new Uint32Array(BLOCK_WORDS);
const lowScratch = new Uint32Array(BLOCK_WORDS);

/**
 * Whose rank is below the bound, from the lowest slice up: a 1 in the bound lets zeros in, a 0 keeps ones out. Four
 * words at a time stay in registers while the slices go by.
 */
function below({ slices, values }: RankBlock, bound: number, out: Uint32Array): Uint32Array {
  const lowest = trailingZeros(bound);
  const end = sliceCount(values.length) * BLOCK_WORDS;
  for (let w = 0; w < BLOCK_WORDS; w += 4) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let s = lowest * BLOCK_WORDS + w, rest = bound >>> lowest; s < end; s += BLOCK_WORDS, rest >>>= 1) {
      const lets = -(rest & 1);
      a = (a & ~slices[s]!) | (lets & (a | ~slices[s]!));
      b = (b & ~slices[s + 1]!) | (lets & (b | ~slices[s + 1]!));
      c = (c & ~slices[s + 2]!) | (lets & (c | ~slices[s + 2]!));
      d = (d & ~slices[s + 3]!) | (lets & (d | ~slices[s + 3]!));
    }
    out[w] = a;
    out[w + 1] = b;
    out[w + 2] = c;
    out[w + 3] = d;
  }
  return out;
}

const trailingZeros = (n: number): number => 31 - Math.clz32(n & -n);

/** How many bits the ranks 0 … size − 1 take. */
export const sliceCount = (size: number): number => (size < 2 ? 0 : 32 - Math.clz32(size - 1));

/** How many of the ascending values are smaller than the bound (or equal to it, when asked). */
function ranksBelow(values: Float64Array, bound: number, orEqual: boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = values[middle]!;
    if (value < bound || (orEqual && value === bound)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function distinct(numbers: readonly (number | undefined)[]): Float64Array {
  const sorted = new Float64Array(numbers.filter((number) => number !== undefined)).map(positiveZero).sort();
  return sorted.filter((number, i) => i === 0 || number !== sorted[i - 1]);
}

/** −0 + 0 is 0. */
const positiveZero = (number: number): number => number + 0;

/** Writes the rank at an offset into empty slices. */
export function writeRank(slices: Uint32Array, offset: number, rank: number): void {
  for (let depth = 0, rest = rank; rest > 0; depth++, rest >>>= 1) {
    if (rest & 1) add(slices, depth * BLOCK_WORDS * 32 + offset);
  }
}
