import type { EnterpriseSet } from './set.js';

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
  const set = holds ? active : new Uint32Array(active.length);
  return { yes: set, possible: set };
}

/** The opposite: whoever was not possible is yes, whoever was yes is no longer possible. */
export function negate({ yes, possible }: Ternary, active: EnterpriseSet): Ternary {
  const noLongerPossible = without(active, possible);
  return { yes: noLongerPossible, possible: yes === possible ? noLongerPossible : without(active, yes) };
}

function without(active: EnterpriseSet, set: EnterpriseSet): EnterpriseSet {
  const out = new Uint32Array(active.length);
  for (let w = 0; w < out.length; w++) out[w] = active[w]! & ~set[w]!;
  return out;
}

/** Kleene's and of one or more. The sets may be those of a single part: never write into them. */
export function conjunction(parts: readonly Ternary[]): Ternary {
  return fold(parts, intersectAll);
}

/** Kleene's or of one or more. The sets may be those of a single part: never write into them. */
export function disjunction(parts: readonly Ternary[]): Ternary {
  return fold(parts, unionAll);
}

type SetFold = (sets: readonly EnterpriseSet[]) => EnterpriseSet;

/** Where nothing is unknown, one set serves as both. */
function fold(parts: readonly Ternary[], combine: SetFold): Ternary {
  const yes = combine(parts.map((part) => part.yes));
  const isSure = parts.every((part) => part.yes === part.possible);
  return { yes, possible: isSure ? yes : combine(parts.map((part) => part.possible)) };
}

function intersectAll(sets: readonly EnterpriseSet[]): EnterpriseSet {
  const [first = new Uint32Array(0), second] = sets;
  if (!second) return first;
  const out = new Uint32Array(first.length);
  for (let w = 0; w < out.length; w++) out[w] = first[w]! & second[w]!;
  for (let i = 2; i < sets.length; i += 2) {
    const [a, b] = [sets[i]!, sets[i + 1] ?? sets[i]!];
    for (let w = 0; w < out.length; w++) out[w]! &= a[w]! & b[w]!;
  }
  return out;
}

function unionAll(sets: readonly EnterpriseSet[]): EnterpriseSet {
  const [first = new Uint32Array(0), second] = sets;
  if (!second) return first;
  const out = new Uint32Array(first.length);
  for (let w = 0; w < out.length; w++) out[w] = first[w]! | second[w]!;
  for (let i = 2; i < sets.length; i += 2) {
    const [a, b] = [sets[i]!, sets[i + 1] ?? sets[i]!];
    for (let w = 0; w < out.length; w++) out[w]! |= a[w]! | b[w]!;
  }
  return out;
}
