import type { EnterpriseSet } from './set.js';

/** Points of many enterprises at once, as bit planes, lowest first: plane p holds bit p of everybody's points. */
export class Tally {
  private readonly planes: Uint32Array[];

  /** Room for points up to `maximum` over that many words of a set. */
  constructor(
    maximum: number,
    private readonly words: number,
  ) {
    const depth = 32 - Math.clz32(maximum);
    this.planes = Array.from({ length: depth }, () => new Uint32Array(words));
  }

  /** Nobody has points any more. */
  clear(): void {
    for (const plane of this.planes) plane.fill(0);
  }

  /** Gives whole points to the members of a part of a set, from word `start` on. */
  add(set: EnterpriseSet, start: number, points: number): void {
    for (let bit = 0, rest = points; rest > 0; bit++, rest >>>= 1) {
      if (rest & 1) this.carryInto(bit, set, start);
    }
  }

  private carryInto(bit: number, set: EnterpriseSet, start: number): void {
    for (let w = 0; w < this.words; w++) {
      let carry = set[start + w]!;
      for (let p = bit; carry !== 0 && p < this.planes.length; p++) {
        const plane = this.planes[p]!;
        const both = plane[w]! & carry;
        plane[w]! ^= carry;
        carry = both;
      }
    }
  }

  /** Puts those with at least `minimum` points (and within the mask) into `out`, from word `start` on. */
  reaching(minimum: number, mask: EnterpriseSet, out: EnterpriseSet, start: number): void {
    for (let w = 0; w < this.words; w++) {
      const within = mask[start + w]!;
      out[start + w] = within === 0 ? 0 : within & ~this.below(minimum, w);
    }
  }

  /** Whose points in one word are below the bound, from the lowest plane up. */
  private below(bound: number, w: number): number {
    if (bound <= 0) return 0;
    if (bound >= 2 ** this.planes.length) return -1;
    let lower = 0;
    for (let p = 0; p < this.planes.length; p++) {
      const zeros = ~this.planes[p]![w]!;
      lower = (bound >>> p) & 1 ? lower | zeros : lower & zeros;
    }
    return lower;
  }
}
