/** What is left after one more request was counted. */
export interface Taken {
  /** Whole requests that are left. */
  readonly left: number;
  /** Seconds until the next one is allowed; 0 when this one was. */
  readonly wait: number;
  /** Seconds until the allowance is whole again. */
  readonly whole: number;
}

interface Allowance {
  left: number;
  at: number;
}

/**
 * Allowances that refill evenly (token buckets), by name, in memory. Those that were used longest ago are forgotten
 * when there are too many: by then they are full again, unless somebody asks from very many addresses at once.
 */
export class Allowances {
  private readonly kept = new Map<string, Allowance>();

  /** @param most how many are remembered */
  constructor(private readonly most = 50_000) {}

  /** Takes one from an allowance. @param now milliseconds of a clock that never goes back */
  take(name: string, perMinute: number, now: number): Taken {
    const before = this.kept.get(name) ?? { left: perMinute, at: now };
    const left = Math.min(perMinute, before.left + ((now - before.at) * perMinute) / 60_000);
    const allowed = left >= 1;
    const after = allowed ? left - 1 : left;
    this.keep(name, { left: after, at: now });
    const seconds = (missing: number): number => Math.ceil((missing * 60) / perMinute);
    return {
      left: Math.floor(after),
      wait: allowed ? 0 : seconds(1 - after),
      whole: seconds(perMinute - after),
    };
  }

  private keep(name: string, allowance: Allowance): void {
    this.kept.delete(name);
    this.kept.set(name, allowance);
    if (this.kept.size <= this.most) return;
    const [oldest] = this.kept.keys();
    if (oldest !== undefined) this.kept.delete(oldest);
  }
}
