import type { Amount, Band } from './amount.js';
import { AMOUNT_UNIT, type Estimate } from './estimate.js';
import type { Catalogue } from '../fields/field.js';

/** An amount in words, as it is reckoned: “固定资产投资 × 10 %，最高 500 万元”. */
export function describeAmount(amount: Amount, catalogue: Catalogue): string {
  const text = bareText(amount, catalogue);
  const capped = amount.cap === undefined ? text : `${text}，最高 ${money(amount.cap)}`;
  return amount.ceiling && amount.cap === undefined ? `最高 ${capped}` : capped;
}

function bareText(amount: Amount, catalogue: Catalogue): string {
  const label = (key: string): string => catalogue.get(key)?.label ?? key;
  switch (amount.kind) {
    case 'fixed':
      return money(amount.value);
    case 'rate':
      return `${label(amount.of)} × ${percent(amount.rate)}`;
    case 'perUnit':
      return `${label(amount.of)} × ${money(amount.value)}`;
    case 'tiered':
      return amount.tiers
        .map(
          ({ values, amount: part }) =>
            `${optionNames(amount.by, values)}：${describeAmount(part, catalogue)}`,
        )
        .join('；');
    case 'banded':
      return amount.bands
        .map(
          (band) =>
            `${label(amount.by)}${bandText(band, unitOf(amount.by))}：${describeAmount(band.amount, catalogue)}`,
        )
        .join('；');
  }

  function unitOf(key: string): string {
    const unit = catalogue.get(key)?.unit;
    return unit === undefined ? '' : ` ${unit}`;
  }

  function optionNames(key: string, values: readonly string[]): string {
    const options = catalogue.get(key)?.options ?? [];
    return values.map((value) => options.find((option) => option.value === value)?.label ?? value).join('、');
  }
}

function bandText({ upTo, below }: Band, unit: string): string {
  if (upTo !== undefined) return `不超过 ${number(upTo)}${unit}`;
  return below === undefined ? '更多' : `低于 ${number(below)}${unit}`;
}

/**
 * What it comes to for one enterprise. Never a promise: 预计 or 最高. Undefined when nothing can be said, and when it comes
 * to nothing: nobody is told to expect 0.
 */
export function describeEstimate({ low, high, ceiling }: Estimate): string | undefined {
  if (high === null) return low > 0 ? `预计不少于 ${money(low)}` : undefined;
  if (high === 0) return undefined;
  if (ceiling || (low === 0 && high > 0)) return `最高 ${money(high)}`;
  return low === high ? `预计 ${money(high)}` : `预计 ${number(low)}–${money(high)}`;
}

const money = (value: number): string => `${number(value)} ${AMOUNT_UNIT}`;
const number = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 4 });
const percent = (rate: number): string => `${Number((rate * 100).toFixed(6))} %`;
