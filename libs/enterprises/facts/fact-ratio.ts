import type { FactValue, Facts } from '#matching';
import { deepestHistory, pastKey } from './past-key.js';

/** A figure computed from stored numbers: unknown when one of them is missing or a division would be by zero. */
export interface Ratio {
  /** Keys of the stored facts it rests on. */
  readonly inputs: readonly string[];
  readonly derive: (stored: Facts) => number | undefined;
}

/** Several facts that count as their sum, such as the R&D spend of three years. */
type Terms = string | readonly string[];

/** The fact's own year and all earlier ones that can be kept: of three years one missing leaves the sum unknown. */
export const threeYears = (key: string): readonly string[] =>
  Array.from({ length: deepestHistory + 1 }, (_, years) => pastKey(key, years));

/** The share of `part` in `whole`, in %. */
export function percentage(part: Terms, whole: Terms): Ratio {
  const [parts, wholes] = [[part].flat(), [whole].flat()];
  return {
    inputs: [...parts, ...wholes],
    derive: (stored) => quotient(sum(stored, parts), sum(stored, wholes), (share) => share),
  };
}

/** By how much `later` is above `earlier`, in % of `earlier`; a decrease is negative. */
export function growth(later: string, earlier: string): Ratio {
  return {
    inputs: [later, earlier],
    derive: (stored) => quotient(number(stored[later]), number(stored[earlier]), (share) => share - 100),
  };
}

/** The yearly growth, in %, that leads from `earlier` to `later` in so many years. */
export function compoundGrowth(later: string, earlier: string, years: number): Ratio {
  const yearly = (share: number): number => ((share / 100) ** (1 / years) - 1) * 100;
  return {
    inputs: [later, earlier],
    derive: (stored) => quotient(number(stored[later]), number(stored[earlier]), yearly),
  };
}

/** Two years' growth from 1,000 to 1,440 is 20 % a year and no hair less: thresholds must not fail by how a root is computed. */
const PRECISION = 1e8;

function quotient(
  part: number | undefined,
  whole: number | undefined,
  shown: (percent: number) => number,
): number | undefined {
  if (part === undefined || whole === undefined || whole <= 0) return undefined;
  return Math.round(shown((part * 100) / whole) * PRECISION) / PRECISION + 0;
}

function sum(stored: Facts, keys: readonly string[]): number | undefined {
  let total = 0;
  for (const key of keys) {
    const term = number(stored[key]);
    if (term === undefined) return undefined;
    total += term;
  }
  return total;
}

const number = (value: FactValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
