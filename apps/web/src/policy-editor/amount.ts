import type { Fact } from '../api/types.js';

/** An amount of one tier or band, as it is written; what is not filled in yet is not there. */
export interface PartAmount {
  kind: 'fixed' | 'rate' | 'perUnit';
  value?: number;
  of?: string;
  rate?: number;
  cap?: number;
  ceiling?: boolean;
}

/** So much for whoever is one of these. */
export interface Tier {
  values: string[];
  amount: PartAmount;
}

/** So much up to some number; the last one has no end. */
export interface AmountBand {
  upTo?: number;
  below?: number;
  amount: PartAmount;
}

export interface TieredAmount {
  kind: 'tiered';
  by?: string;
  tiers: Tier[];
  cap?: number;
  ceiling?: boolean;
}

export interface BandedAmount {
  kind: 'banded';
  by?: string;
  bands: AmountBand[];
  cap?: number;
  ceiling?: boolean;
}

/** How much a benefit is worth, as the API has it, or half of it while it is written. */
export type Amount = PartAmount | TieredAmount | BandedAmount;
export type AmountKind = Amount['kind'];

/** The kinds of amounts, simplest first. */
export const AMOUNT_KINDS: readonly { value: AmountKind; label: string }[] = [
  { value: 'fixed', label: '固定金额' },
  { value: 'rate', label: '按比例：某项金额 × 百分比' },
  { value: 'perUnit', label: '按数量：每人、每项多少' },
  { value: 'tiered', label: '按类别分档，如企业规模' },
  { value: 'banded', label: '按数值分段，如投资额' },
];

/** Kinds that a tier or a band can have. */
export const PART_KINDS = AMOUNT_KINDS.filter(({ value }) => value !== 'tiered' && value !== 'banded');

/** An amount of a kind with nothing filled in but what it had before. */
export function amountOfKind(kind: AmountKind, { cap }: { cap?: number } = {}): Amount {
  const part: PartAmount = { kind: 'fixed' };
  const terms = cap === undefined ? {} : { cap };
  if (kind === 'tiered') return { kind, tiers: [{ values: [], amount: part }], ...terms };
  if (kind === 'banded') return { kind, bands: [{ amount: { ...part } }, { amount: { ...part } }], ...terms };
  return { kind, ...terms };
}

const money = new Set(['元', '万元', '亿元']);
const isMoney = ({ unit }: Fact): boolean => unit !== undefined && money.has(unit);

/** Facts that an amount of a kind can be reckoned from. */
export function factsFor(kind: AmountKind, facts: readonly Fact[]): Fact[] {
  if (kind === 'tiered') return facts.filter(({ type, options }) => type === 'enum' && options);
  const numbers = facts.filter(({ type }) => type === 'number');
  if (kind === 'rate') return numbers.filter(isMoney);
  return kind === 'perUnit' ? numbers.filter((fact) => !isMoney(fact)) : numbers;
}

/** The bands with another end for one of them: up to a number, or below it. One that has no number yet keeps which. */
export const bandEndedAt = (
  bands: readonly AmountBand[],
  index: number,
  isBelow: boolean,
  end: number | undefined,
): AmountBand[] =>
  bands.map((band, i) => {
    if (i !== index) return band;
    return isBelow ? { amount: band.amount, below: end } : { amount: band.amount, upTo: end };
  });

/** Whether a band ends below its number, which is itself in the next one. */
export const endsBelow = (band: AmountBand): boolean => 'below' in band;
