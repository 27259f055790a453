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

  it('answers for every code of its rows, whatever their order among siblings', () => {
    const tree = industryTree([
      { code: 'B', parent: '', name: '采矿业' },
      { code: 'A', parent: undefined, name: '农业' },
      { code: '02', parent: 'A', name: '林业' },
      { code: '021', parent: '02', name: '林木育种' },
      { code: '01', parent: 'A', name: '种植业' },
    ]);
    const codes = ['B', 'A', '02', '021', '01'];
    expect(tree.size).toBe(5);
    expect(codes.map((_, order) => tree.codeAt(order))).toEqual(codes);
    expect(codes.map((code) => tree.order(code))).toEqual([0, 1, 2, 3, 4]);
    expect(codes.map((code) => tree.range(code))).toEqual([
      [0, 0],
      [1, 4],
      [2, 3],
      [3, 3],
      [4, 4],
    ]);
    expect(codes.map((code) => tree.label(code))).toEqual(['采矿业', '农业', '林业', '林木育种', '种植业']);
    expect(tree.ancestors('A021')).toEqual(['02', 'A']);
    expect(tree.normalise('A021')).toBe('021');
    expect(tree.normalise('A')).toBe('A');
    expect(tree.normalise('')).toBeUndefined();
  });

  it('knows nothing of a code that it has not', () => {
    const tree = industryTree([{ code: 'A', parent: '', name: '农业' }]);
    const answers = [tree.order('Z'), tree.range('Z'), tree.label('Z'), tree.normalise('Z'), tree.codeAt(1)];
    expect(answers).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(tree.ancestors('Z')).toEqual([]);
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
    ['a lost parent', [{ code: '01', parent: 'A', name: '' }], '行业代码 01 的上级 A 不存在或成环'],
    [
      'a circle beside what is sound',
      [
        { code: 'S', parent: undefined, name: '' },
        { code: 'A', parent: 'B', name: '' },
        { code: 'B', parent: 'A', name: '' },
      ],
      '行业代码 A 的上级 B 不存在或成环',
    ],
    [
      'a repeated code',
      [
        { code: 'A', parent: '', name: '' },
        { code: 'A', parent: '', name: '' },
      ],
      '行业代码有重复',
    ],
  ])('refuses %s', (_fault, rows, message) => {
    expect(() => industryTree(rows)).toThrow(message);
  });

  it('tells editions apart by their codes, not by where one ends and the next begins', () => {
    const fingerprint = (...codes: string[]) =>
      industryTree(codes.map((code) => ({ code, parent: '', name: '' }))).fingerprint;
    expect(fingerprint('1', '23')).not.toBe(fingerprint('12', '3'));
    expect(fingerprint('A', 'B')).not.toBe(fingerprint('B', 'A'));
  });
});
