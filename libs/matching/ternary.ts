import type { EnterpriseSet } from './set.js';
import { intersectAll, unionAll } from './words.js';

/**
 * Kleene's three values for a whole population: `yes` are those for whom it holds, `possible` those for whom it holds
 * or may hold (possible ⊇ yes). Unknown is possible without yes; no is the active without possible.
 */
export interface Ternary {
  yes: EnterpriseSet;
  possible: EnterpriseSet;
}

/** The same three values for one enterprise. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Holds for everybody active, or for nobody. */
export function constant(holds: boolean, active: EnterpriseSet): Ternary {
  const set = holds ? active.slice() : new Uint32Array(active.length);
  return { yes: set, possible: set };
}

/** The opposite: whoever was not possible is yes, whoever was yes is no longer possible. */
export function negate({ yes, possible }: Ternary, active: EnterpriseSet): Ternary {
  const noLongerPossible = without(active, possible);
  return { yes: noLongerPossible, possible: yes === possible ? noLongerPossible : without(active, yes) };
}

/** The members of the first that are not in the second, of equal length. */
export function without(from: EnterpriseSet, taken: EnterpriseSet): EnterpriseSet {
  const length = from.length;
  const out = new Uint32Array(length);
  for (let w = 0; w < length; w++) out[w] = from[w]! & ~taken[w]!;
  return out;
}

/** Kleene's and of one or more, in sets of its own. */
export function conjunction(parts: readonly Ternary[]): Ternary {
  return eachSet(parts, intersectAll);
}

/** Kleene's or of one or more, in sets of its own. */
export function disjunction(parts: readonly Ternary[]): Ternary {
  return eachSet(parts, unionAll);
}

/** Both sets, each from the parts' sets. Where nothing is unknown, one set serves as both. */
export function eachSet(
  parts: readonly Ternary[],
  combine: (sets: readonly EnterpriseSet[]) => EnterpriseSet,
): Ternary {
  const yes = combine(parts.map((part) => part.yes));
  const isSure = parts.every((part) => part.yes === part.possible);
  return { yes, possible: isSure ? yes : combine(parts.map((part) => part.possible)) };
}
