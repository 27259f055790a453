import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTowns } from './town.js';

const towns = loadTowns(readFileSync(new URL('../../../config/towns.csv', import.meta.url), 'utf8'));

describe('towns', () => {
  it('lists the 13 streets, towns and parks of the district', () => {
    expect(towns.all).toHaveLength(13);
  });

  it.each(['310113101', '罗店镇', '罗店', ' 罗店镇 ', '３１０１１３１０１'])(
    'finds 罗店镇 by “%s”',
    (text) => {
      expect(towns.find(text)).toEqual({ code: '310113101', name: '罗店镇' });
    },
  );

  it('finds no town by a stranger’s name', () => {
    for (const text of ['', '镇', '罗店乡', '浦东新区']) expect(towns.find(text)).toBeUndefined();
  });

  it('does not shorten names where the short name would mean two towns', () => {
    const twins = loadTowns('code,name\n1,大华镇\n2,大华街道\n3,长兴乡\n4,长兴\n');
    expect(twins.find('大华')).toBeUndefined();
    expect(twins.find('长兴')?.code).toBe('4');
  });

  it('refuses a table with a repeated code or a missing column', () => {
    expect(() => loadTowns('code,name\n1,大场镇\n1,杨行镇\n')).toThrow('“1”为空或重复');
    expect(() => loadTowns('code,title\n1,大场镇\n')).toThrow('code、name 两列');
  });
});
