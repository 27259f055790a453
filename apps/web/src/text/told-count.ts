import { count } from './number.js';

/** A number of enterprises as the API tells it: exact, rounded to tens, or only known to be small. */
export interface ToldCount {
  count: number | null;
  fewerThan?: number;
  rounded?: true;
}

/** 1,204 家, 约 1,200 家, 少于 10 家. */
export function told({ count: number, fewerThan, rounded }: ToldCount): string {
  if (number === null) return `少于 ${fewerThan ?? 10} 家`;
  return `${rounded ? '约 ' : ''}${count(number)} 家`;
}

/** A number to draw or to sort by; one too small to be told counts as none. */
export const drawn = ({ count: number }: ToldCount): number => number ?? 0;

/** Several numbers together; as rough as the roughest of them. */
export function together(counts: readonly ToldCount[]): ToldCount {
  const sum = counts.reduce((total, each) => total + drawn(each), 0);
  const rough = counts.some(({ count: number, rounded }) => number === null || rounded);
  if (rough && sum === 0) return { count: null, fewerThan: 10 * counts.length };
  return rough ? { count: sum, rounded: true } : { count: sum };
}
