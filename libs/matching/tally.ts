import { BLOCK_WORDS, type EnterpriseSet } from './set.js';

/**
 * Points of the 4,096 enterprises of a block, all counted at once: bit planes, lowest first, of which plane p holds
 * bit p of everybody's points.
 */
export class Tally {
  private readonly planes: readonly Uint32Array[];
  private readonly carry = new Uint32Array(BLOCK_WORDS);

  /** Room for points up to `maximum`. */
  constructor(maximum: number) {
    const depth = 32 - Math.clz32(maximum);
    this.planes = Array.from({ length: depth }, () => new Uint32Array(BLOCK_WORDS));
  }

  /** Nobody has points any more. */
  clear(): void {
    for (const plane of this.planes) plane.fill(0);
  }

  /** Gives points to the members of a block of the set (with `flip` −1 instead of 0: to everybody else in it). */
  add(set: EnterpriseSet, start: number, points: number, flip: 0 | -1 = 0): void {
    for (let bit = 0, rest = points; rest > 0; bit++, rest >>>= 1) {
      if ((rest & 1) === 0) continue;
      copyBlock(set, start, flip, this.carry);
      this.carryInto(bit);
    }
  }

  private carryInto(lowest: number): void {
    let left = 1;
    for (let p = lowest; left !== 0 && p < this.planes.length; p++)
      left = addPlane(this.planes[p]!, this.carry);
  }

  /** Puts those of the block of `mask` who have at least `minimum` points into `out`. */
  reaching(minimum: number, mask: EnterpriseSet, out: EnterpriseSet, start: number): void {
    const below = this.below(minimum);
    for (let w = 0; w < BLOCK_WORDS; w++) out[start + w] = mask[start + w]! & ~below[w]!;
  }

  /** Whose points are below the bound, from the lowest plane up: a 1 in the bound lets zeros in, a 0 keeps ones out. */
  private below(bound: number): Uint32Array {
    const below = this.carry.fill(bound >= 2 ** this.planes.length ? 0xffffffff : 0);
    if (bound <= 0 || below[0] !== 0) return below;
    this.planes.forEach((plane, p) => {
      if ((bound >>> p) & 1) for (let w = 0; w < BLOCK_WORDS; w++) below[w]! |= ~plane[w]!;
      else for (let w = 0; w < BLOCK_WORDS; w++) below[w]! &= ~plane[w]!;
    });
    return below;
  }
}

function copyBlock(set: EnterpriseSet, start: number, flip: number, out: Uint32Array): void {
  for (let w = 0; w < BLOCK_WORDS; w++) out[w] = set[start + w]! ^ flip;
}

/** Adds one bit to everybody in `carry`, who keep what is to be carried on; nothing is left when that is nobody. */
function addPlane(plane: Uint32Array, carry: Uint32Array): number {
  let left = 0;
  for (let w = 0; w < BLOCK_WORDS; w++) {
    const more = carry[w]!;
    const both = plane[w]! & more;
    plane[w]! ^= more;
    carry[w] = both;
    left |= both;
  }
  return left;
}
