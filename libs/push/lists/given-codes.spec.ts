import { describe, expect, it } from 'vitest';
import type { CodeCell } from '#enterprises';
import { readGivenCodes } from './given-codes.js';

const code = '91310113MA1PAGE0A4';
const other = '91310113MA1PAGE0A5';
const cells = (...texts: string[]): CodeCell[] => texts.map((text, at) => ({ row: at + 1, text }));

describe('The codes of a list', () => {
  it('are told apart from what is none, with row and reason', async () => {
    const { rows, malformed } = await readGivenCodes(cells(code, '9131', '上海某公司'));
    expect([...rows]).toEqual([[code, 1]]);
    expect(malformed.count).toBe(2);
    expect(malformed.first[0]).toMatchObject({ row: 2, code: '9131' });
    expect(malformed.first[0]?.reason).toContain('18 位');
  });

  it('count once; a repetition names the row it repeats', async () => {
    const { given, rows, repeated } = await readGivenCodes(cells(code, other, code));
    expect([given, rows.size]).toEqual([3, 2]);
    expect(repeated).toEqual({ count: 1, first: [{ row: 3, code, reason: '与第 1 行重复' }] });
  });

  it('are counted beyond those that are named', async () => {
    const { malformed } = await readGivenCodes(cells(...Array.from({ length: 1000 }, (_, i) => `x${i}`)));
    expect([malformed.count, malformed.first.length]).toEqual([1000, 200]);
  });

  it('have to be some', async () => {
    await expect(readGivenCodes([])).rejects.toMatchObject({ code: 'list-empty' });
  });

  it('have to be 300,000 at most', async () => {
    const many = Array.from({ length: 300_001 }, (_, i) => ({ row: i + 1, text: 'x' }));
    await expect(readGivenCodes(many)).rejects.toMatchObject({ kind: 'tooLarge', code: 'list-too-long' });
  });
});
