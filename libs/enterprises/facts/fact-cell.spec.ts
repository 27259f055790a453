import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFacts } from './fact-catalogue.js';
import { cellParser, formatCell, parseCell } from './fact-cell.js';
import type { Fact } from './fact.js';
import { loadIndustries } from '../standards/industry.js';
import { loadFeeds } from '../feeds/feed.js';
import { loadDepartments } from '../standards/department.js';
import { loadTowns } from '../standards/town.js';

const config = (name: string) => readFileSync(new URL(`../../../config/${name}`, import.meta.url), 'utf8');
const industries = loadIndustries(config('industries.csv'));
const feeds = loadFeeds(config('feeds.yaml'), loadDepartments(config('departments.yaml')));
const catalogue = loadFacts(config('facts.yaml'), { towns: loadTowns(config('towns.csv')), feeds });

function factNamed(key: string) {
  const fact = catalogue.byKey.get(key);
  if (fact === undefined) throw new Error(`no fact ${key}`);
  return fact;
}

const read = (key: string, text: string) => parseCell(factNamed(key), text, industries);

describe('a cell', () => {
  it.each(['', '  ', '-', '—', '－', '/', 'N/A', 'n/a', 'NULL', 'null', '无数据', '\u3000'])(
    'holding “%s” is empty, whatever the fact',
    (text) => {
      for (const fact of catalogue.importable)
        expect(parseCell(fact, text, industries)).toEqual({ empty: true });
    },
  );

  it.each(['#N/A', '#REF!', '#VALUE!', '#DIV/0!'])('holding the spreadsheet error %s is refused', (text) => {
    for (const fact of catalogue.importable)
      expect(parseCell(fact, text, industries).reason).toContain('单元格公式出错');
  });
});

describe('a number', () => {
  it.each([
    ['1234.5', 1234.5],
    ['１，２３４．５', 1234.5],
    ['1,234,567', 1234567],
    [' 300 万元', 300],
    ['0', 0],
    ['-0', 0],
    ['+7', 7],
    ['007', 7],
    ['999999999999999', 999999999999999],
  ])('reads “%s” as %d', (text, value) => {
    expect(read('revenue', text)).toEqual({ value });
  });

  it.each([
    '1e3',
    '0x10',
    '1,23',
    '12,34,567',
    '.',
    '1.',
    '1.2.3',
    '三百',
    '300元',
    '1234567890123456',
    'NaN',
    'Infinity',
  ])('refuses “%s”', (text) => {
    expect(read('revenue', text).reason).toContain(`实际为“${text}”`);
  });

  it('says what is expected and what stands there', () => {
    expect(read('revenue', '-5').reason).toBe('应为 0 或正数（单位：万元），实际为“-5”');
    expect(read('staff', '3.5').reason).toBe('应为 0 或正整数（单位：人），实际为“3.5”');
    expect(read('layoffRate', '101').reason).toBe('应为 0 到 100 之间的数值（单位：%），实际为“101”');
  });

  it('may be negative where the fact may', () => {
    expect(read('taxableIncome', '−12.5')).toEqual({ value: -12.5 });
    const change = { ...factNamed('layoffRate'), min: -100, max: undefined };
    expect(parseCell(change, '-100%', industries)).toEqual({ value: -100 });
    expect(parseCell(change, '-100.1%', industries).reason).toContain('不小于 -100');
  });

  it('takes a percent sign only where the unit is per cent', () => {
    expect(read('layoffRate', '5.5%')).toEqual({ value: 5.5 });
    expect(read('layoffRate', '5.5％')).toEqual({ value: 5.5 });
    expect(read('revenue', '5.5%').reason).toBeDefined();
  });

  it('shortens an essay in the reason', () => {
    expect(read('revenue', '很'.repeat(500)).reason?.length).toBeLessThan(80);
  });

  it('comes back unchanged from its text', () => {
    const decimal = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
      .map(([digits, shift]) => Number((digits / 10 ** shift).toFixed(shift)) + 0);
    const fact = factNamed('taxableIncome');
    const parse = cellParser(fact, industries);
    const survives = (value: number) => expect(parse(formatCell(fact, value))).toEqual({ value });
    fc.assert(
      fc.property(decimal, (value) => {
        survives(value);
      }),
    );
    [1e-7, 1.5e-13, 123456789012345, -0.1].forEach(survives);
  });
});

describe('a date', () => {
  it.each([
    '2023-01-05',
    '2023/1/5',
    '2023.1.5',
    '20230105',
    '2023年1月5日',
    '２０２３－０１－０５',
    '2023-01-05 00:00:00',
    '2023/1/5 0:00',
  ])('reads “%s”', (text) => {
    expect(read('established', text)).toEqual({ value: '2023-01-05' });
  });

  it.each([
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-04-31',
    '20230230',
    '2023-1/5',
    '44931',
    '1/5/2023',
    '0001-01-01',
  ])('refuses “%s”', (text) => {
    expect(read('established', text).reason).toContain(`实际为“${text}”`);
  });

  it('knows leap days', () => {
    expect(read('established', '2024-02-29')).toEqual({ value: '2024-02-29' });
    expect(read('established', '1900-02-29').reason).toBeDefined();
  });
});

describe('a yes or no', () => {
  it.each(['是', '有', 'true', 'TRUE', '1', 'Y', 'y', 'ＹＥＳ'])('reads “%s” as yes', (text) => {
    expect(read('dishonest', text)).toEqual({ value: true });
  });

  it.each(['否', '无', 'false', '0', 'N', 'no'])('reads “%s” as no', (text) => {
    expect(read('dishonest', text)).toEqual({ value: false });
  });

  it('refuses anything else', () => {
    expect(read('dishonest', '也许').reason).toBe('应为“是”或“否”，实际为“也许”');
  });
});

describe('an option', () => {
  it.each([
    ['taxCredit', 'a', 'A'],
    ['taxCredit', 'B级', 'B'],
    ['taxCredit', 'Ｍ 级', 'M'],
    ['registrationType', '173', '173'],
    ['registrationType', '私营有限责任公司', '173'],
    ['registrationType', '合资经营企业(港澳台资)', '210'],
    ['qualification', '无', 'none'],
    ['town', '310113101', '310113101'],
    ['town', '罗店镇', '310113101'],
    ['town', '罗店', '310113101'],
  ])('of %s is read from “%s”', (key, text, value) => {
    expect(read(key, text)).toEqual({ value });
  });

  it('is refused with the options there are', () => {
    expect(read('taxCredit', 'E').reason).toBe('应为“A级”、“B级”、“M级”、“C级”、“D级”之一，实际为“E”');
    expect(read('town', '浦东新区').reason).toContain('等 13 个选项之一');
  });

  it('comes back unchanged from its label, for every option of every fact', () => {
    for (const fact of catalogue.facts)
      for (const { value } of fact.options ?? [])
        expect(parseCell(fact, formatCell(fact, value), industries)).toEqual({
          value: fact.type === 'enumSet' ? [value] : value,
        });
  });

  it('is shown as an interval where several are possible', () => {
    expect(formatCell(factNamed('sizeGrade'), ['small', 'micro'])).toBe('小型~微型');
  });
});

describe('a set of options', () => {
  const set: Fact = { ...factNamed('taxCredit'), type: 'enumSet' };

  it.each([
    ['A级', ['A']],
    ['B级、A；a', ['A', 'B']],
    ['M级,B级', ['B', 'M']],
    ['无', []],
  ])('is read from “%s” and comes back from its text', (text, value) => {
    expect(parseCell(set, text, industries)).toEqual({ value });
    expect(parseCell(set, formatCell(set, value), industries)).toEqual({ value });
  });

  it('is unknown when the cell says nothing, and refused when one of them is none', () => {
    expect(parseCell(set, '—', industries)).toEqual({ empty: true });
    expect(parseCell(set, 'A级、E', industries).reason).toContain('多个用“、”隔开');
  });
});

describe('a text', () => {
  const text: Fact = { ...factNamed('taxCredit'), type: 'text', options: undefined };

  it('is kept as it stands', () => {
    expect(parseCell(text, ' 软件开发（不含出版）；设计 ', industries)).toEqual({
      value: '软件开发（不含出版）；设计',
    });
    expect(formatCell(text, '软件开发（不含出版）；设计')).toBe('软件开发（不含出版）；设计');
  });

  it('is unknown for a placeholder, and refused for a broken formula or an essay', () => {
    expect(parseCell(text, '暂无数据', industries)).toEqual({ empty: true });
    expect(parseCell(text, '#REF!', industries).reason).toContain('公式出错');
    expect(parseCell(text, '长'.repeat(2001), industries).reason).toContain('2000');
  });
});

describe('an industry', () => {
  it.each([
    ['3512', '3512'],
    ['C3512', '3512'],
    ['c35', '35'],
    ['C', 'C'],
    ['石油钻采专用设备制造', '3512'],
    ['农、林、牧、渔业', 'A'],
  ])('is read from “%s”', (text, value) => {
    expect(read('industry', text)).toEqual({ value });
  });

  it.each(['9999', 'A3512', '351-2', '专用设备'])('is refused for “%s”', (text) => {
    expect(read('industry', text).reason).toContain('GB/T 4754-2017');
  });
});
