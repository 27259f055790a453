import type { Estimate } from './estimate.js';

/** An estimate and the group of benefits of which an enterprise gets one only (就高不兼得); null: it stands alone. */
export interface Claim {
  readonly estimate: Estimate;
  readonly exclusionGroup: string | null;
}

/** What several benefits come to together: of each exclusion group the highest one. */
export function total(claims: readonly Claim[]): Estimate {
  const groups = new Map<string, Estimate[]>();
  const alone: Estimate[] = [];
  for (const { estimate, exclusionGroup } of claims) {
    if (exclusionGroup === null) alone.push(estimate);
    else groups.set(exclusionGroup, [...(groups.get(exclusionGroup) ?? []), estimate]);
  }
  return [...alone, ...[...groups.values()].map(highestOf)].reduce(sum, nothing);
}

const nothing: Estimate = { low: 0, high: 0, ceiling: false, missing: [] };

function sum(a: Estimate, b: Estimate): Estimate {
  return {
    low: rounded(a.low + b.low),
    high: a.high === null || b.high === null ? null : rounded(a.high + b.high),
    ceiling: a.ceiling || b.ceiling,
    missing: [...new Set([...a.missing, ...b.missing])],
  };
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The highest of several, as far as it can be told. */
function highestOf(estimates: readonly Estimate[]): Estimate {
  const highs = estimates.map(({ high }) => high);
  return {
    low: Math.max(...estimates.map(({ low }) => low)),
    high: highs.includes(null) ? null : Math.max(...highs.map((high) => high ?? 0)),
    ceiling: estimates.some(({ ceiling }) => ceiling),
    missing: [...new Set(estimates.flatMap(({ missing }) => missing))],
  };
}
