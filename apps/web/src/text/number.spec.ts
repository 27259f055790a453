import { describe, expect, it } from 'vitest';
import { count, fileSize, percent } from './number.js';

describe('numbers for people', () => {
  it('are grouped by thousands', () => {
    expect(count(252806)).toBe('252,806');
  });

  it('never call a few of very many zero per cent', () => {
    expect(percent(12, 252806)).toBe('<0.1%');
    expect(percent(0, 252806)).toBe('0%');
  });

  it('have no share of nothing', () => {
    expect(percent(0, 0)).toBe('—');
  });

  it('give a file size in the unit that fits', () => {
    expect([fileSize(512), fileSize(1536), fileSize(41_943_040)]).toEqual(['512 字节', '1.5 KB', '40 MB']);
  });
});
