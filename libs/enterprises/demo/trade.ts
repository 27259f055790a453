/** A line of business of the demo district: an industry class and how those in it call themselves. */
export interface Trade {
  /** A class of GB/T 4754-2017. */
  readonly industry: string;
  readonly words: readonly string[];
  /** 万元 of revenue that one of its staff brings in a year, at the median. */
  readonly revenuePerHead: number;
  /** The share of its firms that do research and development. */
  readonly research: number;
}

/** A trade with its weight in a lottery. */
export type WeightedTrade = readonly [trade: Trade, weight: number];

/** Trades that earn alike and do research alike, each from its weight, its class and its words. */
export function trades(
  revenuePerHead: number,
  research: number,
  lines: readonly (readonly [weight: number, industry: string, words: string])[],
): readonly WeightedTrade[] {
  return lines.map(([weight, industry, words]) => [
    { industry, words: words.split(' '), revenuePerHead, research },
    weight,
  ]);
}
