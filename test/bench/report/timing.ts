/** The value below which the given share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** How long the work takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of so many runs, in milliseconds, after a few that don't count. */
export async function medianOf(runs: number, work: () => unknown, warmUps = 2): Promise<number> {
  for (let run = 0; run < warmUps; run++) await work();
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) samples.push(await timed(work));
  return median(samples);
}

/** The median over batches of one run of very short work, in milliseconds: a clock reading costs as much as the work. */
export function medianOfMany(work: () => unknown, batches = 200, batch = 10): number {
  const samples: number[] = [];
  for (let i = 0; i < batches; i++) {
    const start = performance.now();
    for (let run = 0; run < batch; run++) work();
    samples.push((performance.now() - start) / batch);
  }
  // The first quarter is the compiler's.
  return median(samples.slice(batches >> 2));
}

/** Heap and everything outside of it that the process holds after a collection, in megabytes. */
export function heldMegabytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** Stops the bench when two ways to one figure disagree: a fast wrong answer is no answer. */
export function mustAgree(what: string, ...figures: readonly number[]): void {
  if (figures.some((figure) => figure !== figures[0]))
    throw new Error(`${what}：两种算法结果不一致（${figures.join(' ≠ ')}）`);
}
