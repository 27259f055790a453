/** Counts below this many say too much of single enterprises. */
export const smallCountBound = 10;

/** A number of enterprises as it may be told to somebody. */
export interface ToldCount {
  /** Null when it is too small to be told. */
  readonly count: number | null;
  /** With a null count: there are fewer than this many. */
  readonly fewerThan?: number;
  /** The count is rounded to tens, so that two of them can't be subtracted down to one enterprise. */
  readonly rounded?: true;
}

/** Tells a count: as it is to those who may see every fact behind it, otherwise in tens and never below ten. */
export function tellCount(count: number, exactly: boolean): ToldCount {
  if (exactly) return { count };
  if (count < smallCountBound) return { count: null, fewerThan: smallCountBound };
  return { count: Math.round(count / smallCountBound) * smallCountBound, rounded: true };
}

/**
 * Which steps of a curve may be told side by side: from one to the next every count changes by nothing or by ten and
 * more, so that no difference speaks of a few enterprises. The step at `kept` is always among them.
 */
export function tellableSteps(counts: readonly (readonly number[])[], kept: number): number[] {
  const before = walk(counts, kept, -1).reverse();
  return [...before, ...(counts[kept] ? [kept] : []), ...walk(counts, kept, 1)];
}

function walk(counts: readonly (readonly number[])[], from: number, direction: 1 | -1): number[] {
  const told: number[] = [];
  let last = counts[from] ?? [];
  for (let step = from + direction; counts[step]; step += direction) {
    const here = counts[step] ?? [];
    if (!isFarEnough(here, last)) continue;
    told.push(step);
    last = here;
  }
  return told;
}

const isFarEnough = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((count, i) => {
    const change = Math.abs(count - (b[i] ?? 0));
    return change === 0 || change >= smallCountBound;
  });
