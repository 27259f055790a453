import { describe, expect, it } from 'vitest';
import { openCodeRows, encodeCodeRows } from './code-rows.js';
import { openFlags, encodeFlags } from './flag-column.js';
import { encodeRanks, openRanks, sliceCount } from './rank-column.js';
import { CODES, openSegment, RANKS, SegmentFault } from './segment.js';
import { encodeTexts, openTexts } from './text-column.js';

describe('the bytes of a block', () => {
  it('hold each number, text and code once, in order', () => {
    const ranks = openRanks(encodeRanks([5, undefined, 3, 5, -0, 0], 77));
    expect([...ranks.values]).toEqual([0, 3, 5]);
    expect(ranks.stamp).toBe(77);
    expect(openTexts(encodeTexts(['b', 'a', undefined, 'b'])).texts).toEqual(['a', 'b']);
    const rows = openCodeRows(CODES, encodeCodeRows(CODES, [['z', 'a'], undefined, [], ['a']]));
    expect(rows.codes).toEqual(['a', 'z']);
    expect(rows.rows).toHaveLength(2 * 128);
  });

  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [4096, 12],
  ])('have for %i ranks %i slices', (size, slices) => {
    expect(sliceCount(size)).toBe(slices);
    const numbers = Array.from({ length: size }, (_, i) => i);
    expect(openRanks(encodeRanks(numbers)).slices).toHaveLength(slices * 128);
  });

  it('are read in place where they are aligned, and copied once where they are not', () => {
    const bytes = encodeFlags([true, undefined, false]);
    expect(openFlags(bytes).yes.buffer).toBe(bytes.buffer);
    const shifted = new Uint8Array(bytes.length + 4);
    shifted.set(bytes, 4);
    expect(openFlags(shifted.subarray(4)).yes.buffer).not.toBe(shifted.buffer);
    expect(openFlags(shifted.subarray(4))).toEqual(openFlags(bytes));
  });

  it.each([
    ['版本不符', (bytes: Uint8Array) => bytes.with(0, 0)],
    ['版本不符', (bytes: Uint8Array) => bytes.with(2, 2)],
    ['版本不符', (bytes: Uint8Array) => bytes.slice(0, 15)],
    ['数据类型不符', (bytes: Uint8Array) => bytes.with(1, 3)],
    ['长度不符', (bytes: Uint8Array) => bytes.slice(0, -8)],
    ['长度不符', (bytes: Uint8Array) => Uint8Array.from([...bytes, 0, 0, 0, 0, 0, 0, 0, 0])],
  ])('are refused with the reason: %s', (reason, spoil) => {
    const bytes = spoil(encodeRanks([1, 2, 3]));
    expect(() => openSegment(bytes, RANKS)).toThrow(SegmentFault);
    expect(() => openSegment(bytes, RANKS)).toThrow(`列数据段无法读取（${reason}），请从企业指标重建`);
  });

  it('may be a header alone', () => {
    expect(openSegment(encodeRanks([]).slice(0), RANKS).sets).toBe(1);
    const header = Uint8Array.of(0xe5, RANKS, 1, 0, ...new Uint8Array(12));
    expect(openSegment(header, RANKS)).toMatchObject({ sets: 0, tailBytes: 0, stamp: 0 });
  });
});
