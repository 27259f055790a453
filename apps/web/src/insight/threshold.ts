import type { Curve } from '../api/types.js';

/** Another threshold that somebody decided on. */
export interface NewThreshold {
  /** JSON Pointer of the condition within the rule. */
  pointer: string;
  /** Which end of a range, or null for a single threshold. */
  end: 'low' | 'high' | null;
  value: number | string;
}

const plain = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 });

/** A threshold as it reads: 300 人, 2026-11-23. */
export function thresholdText(value: number | string, { unit }: Pick<Curve, 'unit'>): string {
  if (typeof value === 'string') return value;
  return unit ? `${plain.format(value)} ${unit}` : plain.format(value);
}

/** The same as short as an axis allows: 1.5万, 2026-11. */
export function thresholdTick(value: number | string): string {
  if (typeof value === 'string') return value.slice(0, 7);
  if (Math.abs(value) >= 10_000) return `${plain.format(value / 10_000)}万`;
  return plain.format(value);
}
