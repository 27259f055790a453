import type { Amount, Band, BandedAmount, RateAmount, TieredAmount } from './amount.js';
import { isPresent } from '../fields/field-kind.js';
import type { Catalogue, Facts, FactValue } from '../fields/field.js';
import { unitRatio } from '../fields/unit.js';

/** How much it comes to, in 万元. `low` = `high` when all that matters is known. */
export interface Estimate {
  readonly low: number;
  /** null: no upper end can be told. */
  readonly high: number | null;
  /** Whether `high` is only a maximum, of which the authority decides. */
  readonly ceiling: boolean;
  /** Keys of the missing facts that would narrow it. */
  readonly missing: readonly string[];
}

/** The unit of every amount. */
export const AMOUNT_UNIT = '万元';

/**
 * Reckons an amount for one enterprise. What is missing makes an interval, never 0: a rate of an unknown base with a cap
 * is 0 to the cap. Sums of money in another unit than 万元 are converted; a negative base gives nothing.
 */
export function estimate(amount: Amount, facts: Facts, catalogue: Catalogue): Estimate {
  return withTerms(amount, bare(amount, facts, catalogue));
}

function bare(amount: Amount, facts: Facts, catalogue: Catalogue): Estimate {
  switch (amount.kind) {
    case 'fixed':
      return exactly(amount.value);
    case 'rate':
      return multiple(amount.of, amount.rate * moneyRatio(amount, catalogue), facts);
    case 'perUnit':
      return multiple(amount.of, amount.value, facts);
    case 'tiered':
      return tiered(amount, facts, catalogue);
    case 'banded':
      return banded(amount, facts, catalogue);
  }
}

const exactly = (value: number): Estimate => ({ low: value, high: value, ceiling: false, missing: [] });
const nothing = exactly(0);

function moneyRatio({ of }: RateAmount, catalogue: Catalogue): number {
  return unitRatio(AMOUNT_UNIT, catalogue.get(of)?.unit) ?? 1;
}

function multiple(key: string, factor: number, facts: Facts): Estimate {
  const base = facts[key];
  if (typeof base !== 'number') return { low: 0, high: null, ceiling: false, missing: [key] };
  return exactly(rounded(Math.max(0, base) * factor));
}

/** Products of decimals are decimals: what binary fractions add to them is taken off. Six places are 0.01 元. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function tiered({ by, tiers }: TieredAmount, facts: Facts, catalogue: Catalogue): Estimate {
  const possible = possibleCodes(facts[by]);
  const fits = tiers.filter(({ values }) => possible?.some((code) => values.includes(code)) ?? true);
  const estimates = fits.map(({ amount }) => estimate(amount, facts, catalogue));
  const isCovered = possible?.every((code) => tiers.some(({ values }) => values.includes(code))) ?? true;
  return either(isCovered ? estimates : [...estimates, nothing], isSettled(possible) ? [] : [by]);
}

/** Undefined when nothing is known. */
function possibleCodes(value: FactValue | undefined): readonly string[] | undefined {
  if (!isPresent(value)) return undefined;
  return typeof value === 'object' ? value : [String(value)];
}

const isSettled = (possible: readonly string[] | undefined): boolean => possible?.length === 1;

function banded({ by, bands }: BandedAmount, facts: Facts, catalogue: Catalogue): Estimate {
  const value = facts[by];
  const all = typeof value === 'number' ? [bandOf(bands, value)] : bands;
  const estimates = all.map((band) => (band ? estimate(band.amount, facts, catalogue) : nothing));
  return either(estimates, typeof value === 'number' ? [] : [by]);
}

/** The band that a number falls in. */
export function bandOf(bands: readonly Band[], value: number): Band | undefined {
  return bands.find(
    ({ upTo, below }) => (upTo === undefined || value <= upTo) && (below === undefined || value < below),
  );
}

/** One of several: from the least to the most. `asked` would tell which. */
function either(estimates: readonly Estimate[], asked: readonly string[]): Estimate {
  if (estimates.length === 0) return nothing;
  return {
    low: Math.min(...estimates.map(({ low }) => low)),
    high: highest(estimates),
    ceiling: estimates.some(({ ceiling }) => ceiling),
    missing: [...new Set([...asked, ...estimates.flatMap(({ missing }) => missing)])],
  };
}

const highest = (estimates: readonly Estimate[]): number | null =>
  estimates.some(({ high }) => high === null) ? null : Math.max(...estimates.map(({ high }) => high ?? 0));

function withTerms({ cap, ceiling = false }: Amount, reckoned: Estimate): Estimate {
  const low = cap === undefined ? reckoned.low : Math.min(cap, reckoned.low);
  const high = cap === undefined ? reckoned.high : Math.min(cap, reckoned.high ?? cap);
  const isSettled = low === high;
  return {
    low: ceiling ? 0 : low,
    high,
    ceiling: ceiling || reckoned.ceiling,
    missing: isSettled ? [] : reckoned.missing,
  };
}
