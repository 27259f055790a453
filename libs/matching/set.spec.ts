import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLOCK_BYTES,
  add,
  blockBytes,
  blocksFor,
  count,
  countBlock,
  fullSet,
  has,
  intersect,
  isEmpty,
  nonEmptyBlocks,
  ordinals,
  remove,
  setFromBlocks,
  setOf,
  subtract,
  union,
} from './set.js';

const members = fc.uniqueArray(fc.integer({ min: 0, max: 3 * 4096 - 1 }), { maxLength: 200 });
const sorted = (set: Iterable<number>): number[] => [...set].sort((a, b) => a - b);

describe('a set of enterprises', () => {
  it('has the bit layout of bit(4096): most significant bit of the first byte first', () => {
    fc.assert(
      fc.property(members, (some) => {
        const set = setOf(3, some);
        const bytes = new Uint8Array(3 * BLOCK_BYTES);
        for (const ordinal of some) bytes[ordinal >> 3]! |= 0x80 >> (ordinal & 7);
        expect(Buffer.compare(new Uint8Array(set.buffer), bytes)).toBe(0);
      }),
    );
  });

  it('does what a Set of numbers does', () => {
    fc.assert(
      fc.property(members, members, (some, others) => {
        const [a, b] = [setOf(3, some), setOf(3, others)];
        const [inA, inB] = [new Set(some), new Set(others)];
        expect([...ordinals(union(a, b))]).toEqual(sorted(new Set([...inA, ...inB])));
        expect([...ordinals(intersect(a, b))]).toEqual(sorted(some.filter((o) => inB.has(o))));
        expect([...ordinals(subtract(a, b))]).toEqual(sorted(some.filter((o) => !inB.has(o))));
        expect(count(a)).toBe(inA.size);
        expect(isEmpty(a)).toBe(inA.size === 0);
        for (const ordinal of others) expect(has(a, ordinal)).toBe(inA.has(ordinal));
      }),
    );
  });

  it('joins sets of different length, for a district that has grown by a block', () => {
    const [short, long] = [setOf(1, [1, 2]), setOf(2, [2, 5000])];
    expect([...ordinals(union(short, long))]).toEqual([1, 2, 5000]);
    expect([...ordinals(intersect(short, long))]).toEqual([2]);
    expect([...ordinals(subtract(short, long))]).toEqual([1]);
    expect([...ordinals(subtract(long, short))]).toEqual([5000]);
    expect([union(short, long), union(long, short)].map(({ length }) => length)).toEqual([256, 256]);
    expect([intersect(short, long), intersect(long, short)].map(({ length }) => length)).toEqual([128, 128]);
    expect([subtract(short, long), subtract(long, short)].map(({ length }) => length)).toEqual([128, 256]);
  });

  it('takes members out again', () => {
    const set = setOf(1, [0, 7, 4095]);
    remove(set, 7);
    remove(set, 99_999);
    expect([...ordinals(set)]).toEqual([0, 4095]);
  });

  it('refuses an ordinal beyond its blocks instead of losing it', () => {
    expect(() => add(setOf(1, []), 4096)).toThrow(
      new RangeError("ordinal 4096 is beyond the set's 1 blocks"),
    );
    expect(has(setOf(1, []), 4096)).toBe(false);
  });

  it('can be everybody up to a size that ends within a word', () => {
    for (const size of [0, 1, 31, 32, 33, 4095, 4096, 4097, 252_806]) {
      expect(count(fullSet(size))).toBe(size);
      expect(has(fullSet(size, blocksFor(size) + 1), size)).toBe(false);
    }
  });
});

describe('the blocks of a set', () => {
  it('are views: what is written into the bytes is in the set', () => {
    const set = setOf(2, []);
    blockBytes(set, 1)[0] = 0x80;
    expect([...ordinals(set)]).toEqual([4096]);
  });

  it('are written down only where somebody is, and read back to the same set', () => {
    const set = setOf(3, [5, 3 * 4096 - 1]);
    const rows = [...nonEmptyBlocks(set)];
    expect(rows.map(({ block, bytes }) => [block, countBlock(bytes)])).toEqual([
      [0, 1],
      [2, 1],
    ]);
    expect(setFromBlocks(3, rows)).toEqual(set);
  });

  it('are refused when they do not fit', () => {
    for (const block of [1, 2, -1])
      expect(() => setFromBlocks(1, [{ block, bytes: new Uint8Array(512) }])).toThrow(
        `block ${block} is beyond the set's 1 blocks`,
      );
    expect(() => setFromBlocks(1, [{ block: 0, bytes: new Uint8Array(511) }])).toThrow(
      'block 0 has 511 bytes, not 512',
    );
  });
});
