/** What every amount may say besides how it is reckoned. */
interface Terms {
  /** No more than this, in 万元. */
  cap?: number;
  /** Published as a maximum (不超过, 最高): the authority decides how much of it. */
  ceiling?: boolean;
}

/** So much, in 万元. */
export interface FixedAmount extends Terms {
  kind: 'fixed';
  value: number;
}

/** A share of a sum of money that is a fact: `rate` 0.1 is 10 %. */
export interface RateAmount extends Terms {
  kind: 'rate';
  of: string;
  rate: number;
}

/** So much, in 万元, for each person, call or piece that a fact counts. */
export interface PerUnitAmount extends Terms {
  kind: 'perUnit';
  of: string;
  value: number;
}

/** Different by an enum fact, such as the size grade. Who is in no tier gets nothing. */
export interface TieredAmount extends Terms {
  kind: 'tiered';
  by: string;
  tiers: readonly { values: readonly string[]; amount: Amount }[];
}

/** Different by how large a number is. */
export interface BandedAmount extends Terms {
  kind: 'banded';
  by: string;
  bands: readonly Band[];
}

/** A band ends at `upTo`, itself included, or `below`, itself excluded; the last one has no end. */
export interface Band {
  upTo?: number;
  below?: number;
  amount: Amount;
}

/** How much a benefit is worth, in 万元, as it was published: what was not published has no amount. */
export type Amount = FixedAmount | RateAmount | PerUnitAmount | TieredAmount | BandedAmount;

/** The fields that an amount hangs on, in the order in which they are met. */
export function amountFields(amount: Amount): string[] {
  switch (amount.kind) {
    case 'fixed':
      return [];
    case 'rate':
    case 'perUnit':
      return [amount.of];
    case 'tiered':
      return distinct([amount.by, ...amount.tiers.flatMap((tier) => amountFields(tier.amount))]);
    case 'banded':
      return distinct([amount.by, ...amount.bands.flatMap((band) => amountFields(band.amount))]);
  }
}

const distinct = (keys: readonly string[]): string[] => [...new Set(keys)];
