import { describe, expect, it } from 'vitest';
import { changesBetween } from './dictionary.js';

const before = { a: { label: '甲', unit: '人' }, b: { label: '乙' } };

describe('two versions of a dictionary', () => {
  it('differ by words that came, left, or say something else now', () => {
    const after = { a: { label: '甲', unit: '万元', period: '上年度' }, c: { label: '丙' } };
    expect(changesBetween(before, after)).toEqual([
      {
        kind: 'changed',
        key: 'a',
        label: '甲',
        details: [
          { name: 'unit', before: '人', after: '万元' },
          { name: 'period', before: '', after: '上年度' },
        ],
      },
      { kind: 'added', key: 'c', label: '丙', details: [] },
      { kind: 'removed', key: 'b', label: '乙', details: [] },
    ]);
  });

  it('do not differ when nothing was changed', () => {
    expect(changesBetween(before, { ...before })).toEqual([]);
  });
});
