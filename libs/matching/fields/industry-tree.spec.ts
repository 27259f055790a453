import { describe, expect, it } from 'vitest';
import { industryTree } from './industry-tree.js';
import { industries } from '../specimens/catalogue.js';

describe('an industry tree', () => {
  it('makes a range of every subtree', () => {
    const [first, last] = industries.range('26') ?? [];
    expect(industries.codeAt(first ?? -1)).toBe('26');
    expect(industries.codeAt(last ?? -1)).toBe('2614');
    expect(industries.range('2611')).toEqual([industries.order('2611'), industries.order('2611')]);
  });

  it('knows what is above, nearest first', () => {
    expect(industries.ancestors('2614')).toEqual(['261', '26', 'C']);
    expect(industries.ancestors('C')).toEqual([]);
  });

  it('accepts a code with its section in front, but not with a wrong one', () => {
    expect(industries.normalise('C26')).toBe('26');
    expect(industries.order('C2614')).toBe(industries.order('2614'));
    expect(industries.normalise('F26')).toBeUndefined();
    expect(industries.normalise('2699')).toBeUndefined();
  });

  it('has a fingerprint that tells another edition', () => {
    const row = { code: 'A', parent: undefined, name: '农业' };
    expect(industryTree([row]).fingerprint).toBe(industryTree([{ ...row, name: '农、林' }]).fingerprint);
    expect(industryTree([row]).fingerprint).not.toBe(industryTree([{ ...row, code: 'B' }]).fingerprint);
  });

  it.each([
    ['a lost parent', [{ code: '01', parent: 'A', name: '' }]],
    [
      'a circle',
      [
        { code: 'A', parent: 'B', name: '' },
        { code: 'B', parent: 'A', name: '' },
      ],
    ],
    [
      'a repeated code',
      [
        { code: 'A', parent: '', name: '' },
        { code: 'A', parent: '', name: '' },
      ],
    ],
  ])('refuses %s', (_fault, rows) => {
    expect(() => industryTree(rows)).toThrow('行业代码');
  });
});
