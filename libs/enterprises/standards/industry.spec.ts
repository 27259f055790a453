import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadIndustries } from './industry.js';

const industries = loadIndustries(
  readFileSync(new URL('../../../config/industries.csv', import.meta.url), 'utf8'),
);

describe('industries', () => {
  it('holds the 20 sections, 97 divisions, 473 groups and 1,381 classes of the 2017 edition', () => {
    expect(industries.size).toBe(20 + 97 + 473 + 1381);
    expect(industries.classes).toHaveLength(1381);
  });

  it('accepts a code with and without its section', () => {
    expect(['C35', '35', 'C3512', '3512', 'C'].map((code) => industries.normalise(code))).toEqual([
      '35',
      '35',
      '3512',
      '3512',
      'C',
    ]);
    expect(industries.normalise('A35')).toBeUndefined();
    expect(industries.normalise('98')).toBeUndefined();
  });

  it('finds a code by its exact name', () => {
    expect(industries.named('石油钻采专用设备制造')).toBe('3512');
    expect(industries.named('制造业')).toBe('C');
    expect(industries.named('不存在的行业')).toBeUndefined();
  });

  it('takes the finest of codes with one name that cover the same enterprises', () => {
    expect(industries.named('汽车用发动机制造')).toBe('3620');
    expect(industries.named('房地产业')).toBe('70');
  });

  it('takes the coarser code where the name covers more than the finer one', () => {
    expect(industries.named('燃气生产和供应业')).toBe('45');
  });

  it('refuses a table without its columns', () => {
    expect(() => loadIndustries('code,name\nA,农业\n')).toThrow('四列');
  });
});
