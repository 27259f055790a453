/** A number as it is written: `units` · 10^`exponent`. */
export interface Decimal {
  units: bigint;
  exponent: number;
}

/** The decimal that a number is written as, not the binary fraction next to it: 0.1 is a tenth. */
export function decimalOf(number: number): Decimal {
  const [mantissa = '0', power = '0'] = String(number).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { units: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** The product, exactly. */
export const times = (a: Decimal, b: Decimal): Decimal => ({
  units: a.units * b.units,
  exponent: a.exponent + b.exponent,
});

/** Which of two decimals is larger: negative, 0 or positive, as for sorting. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = [scaled(a, a.exponent - b.exponent), scaled(b, b.exponent - a.exponent)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const scaled = ({ units }: Decimal, by: number): bigint => (by > 0 ? units * 10n ** BigInt(by) : units);

/** Nearer to each other than this part of their size, two products in binary may stand the wrong way round. */
const DOUBT = 1e-14;
/** Nearer to 0 than this, a binary fraction may be far from the decimal it is written as. */
const SMALLEST = 1e-290;

/** Compares a number with the multiple of another; negative, 0 or positive, as for sorting. */
export type Comparer = (number: number, other: number) => number;

/**
 * Compares numbers with multiples of others as the decimals they are written as: 7 is not less than 7 % of 100, though
 * 100 × 0.07 is 7.000000000000001. What is clearly apart is told without exact arithmetic. The multiple is the product
 * of the positive factors.
 */
export function multipleComparer(...factors: readonly number[]): Comparer {
  if (factors.every((factor) => factor === 1)) return (number, other) => number - other;
  const exact = factors.map(decimalOf).reduce(times);
  const about = factors.reduce((product, factor) => product * factor);
  return (number, other) => {
    const product = other * about;
    const doubt = Math.max(Math.abs(number), Math.abs(product)) * DOUBT;
    const isClear = Math.abs(number - product) > doubt && isOrdinary(number) && isOrdinary(other);
    return isClear ? number - product : compareDecimals(decimalOf(number), times(decimalOf(other), exact));
  };
}

const isOrdinary = (number: number): boolean => number === 0 || Math.abs(number) > SMALLEST;
