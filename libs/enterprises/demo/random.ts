/** Random numbers that a seed settles (mulberry32): the demo district is the same on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  /** Normally distributed with mean 0 and deviation 1 (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Spread by factors around the median, as sizes of firms are. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  /** @throws Error when there is nothing to pick from */
  pick<T>(choices: ArrayLike<T>): T {
    return drawn(choices[Math.floor(this.next() * choices.length)]);
  }
}

/** A choice of values by their weights, prepared once and drawn from many times. */
export class Lottery<T> {
  private readonly bounds: readonly number[];
  private readonly total: number;

  constructor(private readonly tickets: readonly (readonly [value: T, weight: number])[]) {
    let sum = 0;
    this.bounds = tickets.map(([, weight]) => (sum += weight));
    this.total = sum;
  }

  /** @throws Error when there is nothing to draw */
  draw(random: Random): T {
    const at = random.next() * this.total;
    let low = 0;
    let high = this.bounds.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at < (this.bounds[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return drawn(this.tickets[low])[0];
  }
}

function drawn<T>(ticket: T | undefined): T {
  if (ticket === undefined) throw new Error('a lottery without tickets');
  return ticket;
}
