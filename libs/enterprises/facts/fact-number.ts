import type { Fact } from './fact.js';

const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;
/** Nearly all cells; too short to have too many digits. */
const PLAIN = /^\d{1,9}(?:\.\d{1,6})?$/;
/** What a 64-bit float holds without loss, so that export and import agree. */
const MAX_DIGITS = 15;

/**
 * Reads numbers that the fact allows; thousands separators and the fact's own unit behind the number are
 * forgiven, exponents, hexadecimals and more than 15 digits are not.
 */
export function numberReader(fact: Fact): (text: string) => number | undefined {
  return (text) => {
    const value = numberIn(withoutUnit(text, fact.unit));
    return value !== undefined && allows(fact, value) ? value : undefined;
  };
}

/** What the fact allows, in Chinese with its unit. */
export function expectedNumber(fact: Fact): string {
  return `${rangeOf(fact)}（单位：${fact.unit ?? '无'}）`;
}

/** A plain decimal, never an exponent; at most 15 significant digits, all that a stored number has. */
export function formatNumber(value: number): string {
  const text = String(Number(value.toPrecision(MAX_DIGITS)));
  return text.includes('e') ? value.toFixed(MAX_DIGITS).replace(/\.?0+$/, '') : text;
}

function withoutUnit(text: string, unit: string | undefined): string {
  return unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length).trimEnd() : text;
}

function numberIn(text: string): number | undefined {
  if (PLAIN.test(text)) return Number(text);
  const match = NUMBER.exec(text.replace('\u2212', '-'));
  if (!match) return undefined;
  const [, sign = '', grouped = '', decimals = ''] = match;
  const digits = grouped.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (digits.length + decimals.length > MAX_DIGITS) return undefined;
  const magnitude = Number(`${digits}.${decimals}`);
  return sign === '-' && magnitude !== 0 ? -magnitude : magnitude;
}

function allows({ min, max, integer }: Fact, value: number): boolean {
  if (integer === true && !Number.isInteger(value)) return false;
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

function rangeOf({ min, max, integer }: Fact): string {
  const kind = integer === true ? '整数' : '数值';
  if (min !== undefined && max !== undefined) return ` ${min} 到 ${max} 之间的${kind}`;
  if (min === 0) return integer === true ? ' 0 或正整数' : ' 0 或正数';
  if (min !== undefined) return `不小于 ${min} 的${kind}`;
  if (max !== undefined) return `不大于 ${max} 的${kind}`;
  return `${kind}，不超过 ${MAX_DIGITS} 位`;
}
