import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sizeGrade } from './size-grade.js';

/** One industry code of each row of the method, its indicators and their bounds of 大, 中, 小. */
const ROWS: readonly [string, Record<string, readonly number[]>][] = [
  ['0111', { revenue: [20000, 500, 50] }],
  ['1310', { staff: [1000, 300, 20], revenue: [40000, 2000, 300] }],
  ['4710', { revenue: [80000, 6000, 300], assets: [80000, 5000, 300] }],
  ['5164', { staff: [200, 20, 5], revenue: [40000, 5000, 1000] }],
  ['5211', { staff: [300, 50, 10], revenue: [20000, 500, 100] }],
  ['5431', { staff: [1000, 300, 20], revenue: [30000, 3000, 200] }],
  ['5910', { staff: [1000, 300, 20], revenue: [30000, 3000, 200] }],
  ['5920', { staff: [200, 100, 20], revenue: [30000, 1000, 100] }],
  ['6020', { staff: [1000, 300, 20], revenue: [30000, 2000, 100] }],
  ['6110', { staff: [300, 100, 10], revenue: [10000, 2000, 100] }],
  ['6210', { staff: [300, 100, 10], revenue: [10000, 2000, 100] }],
  ['6410', { staff: [2000, 100, 10], revenue: [100000, 1000, 100] }],
  ['6513', { staff: [300, 100, 10], revenue: [10000, 1000, 50] }],
  ['7010', { revenue: [200000, 1000, 100], assets: [10000, 5000, 2000] }],
  ['7020', { staff: [1000, 300, 100], revenue: [5000, 1000, 500] }],
  ['7211', { staff: [300, 100, 10], assets: [120000, 8000, 100] }],
  ['7320', { staff: [300, 100, 10] }],
  ['7030', { staff: [300, 100, 10] }],
  ['8511', { staff: [300, 100, 10] }],
];

const grades = ['large', 'medium', 'small', 'micro'];
const COVERED_ELSEWHERE = /^(53|6[6-9]|83|84|9[1-7]|704)/;

function industryCodes(level: string): string[] {
  const rows = readFileSync(new URL('../../../config/industries.csv', import.meta.url), 'utf8').split('\n');
  return rows.map((row) => row.split(',')).flatMap((cells) => (cells[2] === level ? [cells[0] ?? ''] : []));
}

describe('size grade', () => {
  it.each(ROWS)('gives industry %s each grade exactly from its bounds on', (industry, bounds) => {
    for (const step of [0, 1, 2]) {
      const at = Object.fromEntries(Object.entries(bounds).map(([key, steps]) => [key, steps[step]]));
      expect(sizeGrade({ industry, ...at })).toEqual([grades[step]]);
      for (const [key, value] of Object.entries(at))
        expect(sizeGrade({ industry, ...at, [key]: (value ?? 0) - 1 })).toEqual([grades[step + 1]]);
    }
  });

  it.each(ROWS)('answers industry %s with an interval when an indicator is missing', (industry, bounds) => {
    const known = Object.entries(bounds).slice(1);
    const medium = Object.fromEntries(known.map(([key, steps]) => [key, steps[1]]));
    expect(sizeGrade({ industry, ...medium })).toEqual(known.length > 0 ? grades.slice(1) : grades);
  });

  it('stays certain of micro when one indicator is below the bound of small and another is missing', () => {
    expect(sizeGrade({ industry: '3512', staff: 19 })).toEqual(['micro']);
  });

  it.each(['5310', '6610', '8310', '8411', '9110', '9700', '7040', '53', 'J', 'P', '84', 'S', 'T', '704'])(
    'does not apply to industry %s, which is not micro either',
    (industry) => {
      expect(sizeGrade({ industry, staff: 3, revenue: 10, assets: 10 })).toEqual(['notApplicable']);
    },
  );

  it('counts storage with 100 to 199 staff as medium', () => {
    expect(sizeGrade({ industry: '5990', staff: 100, revenue: 30000 })).toEqual(['medium']);
    expect(sizeGrade({ industry: '5990', staff: 199, revenue: 30000 })).toEqual(['medium']);
  });

  it('counts information transmission with a revenue between 10,000 and 99,999 as medium', () => {
    expect(sizeGrade({ industry: '6311', staff: 2500, revenue: 10000 })).toEqual(['medium']);
    expect(sizeGrade({ industry: '6311', staff: 2500, revenue: 99999 })).toEqual(['medium']);
  });

  it('grades 591 as transport and not as storage', () => {
    expect(sizeGrade({ industry: '591', staff: 200, revenue: 30000 })).toEqual(['small']);
    expect(sizeGrade({ industry: '592', staff: 200, revenue: 30000 })).toEqual(['large']);
  });

  it('lists 85 of section Q alone', () => {
    expect(sizeGrade({ industry: '85', staff: 5 })).toEqual(['micro']);
    expect(sizeGrade({ industry: 'Q', staff: 5 })).toBeUndefined();
  });

  it('treats a missing number as unknown and not as 0', () => {
    expect(sizeGrade({ industry: '6513' })).toEqual(grades);
    expect(sizeGrade({ industry: '6513', staff: 0, revenue: 0 })).toEqual(['micro']);
  });

  it('grades a coarse code only where everything beneath it is graded alike', () => {
    expect(sizeGrade({ industry: 'C', staff: 1000, revenue: 40000 })).toEqual(['large']);
    expect(sizeGrade({ industry: '62', staff: 300, revenue: 10000 })).toEqual(['large']);
    for (const mixed of ['F', 'G', 'I', 'K', '59', '70'])
      expect(sizeGrade({ industry: mixed })).toBeUndefined();
  });

  it('knows no grade without an industry of the classification', () => {
    for (const industry of [undefined, '', '98', '9999', '00', 'U', '1', '35121', '七二'])
      expect(sizeGrade({ industry, staff: 10, revenue: 10, assets: 10 })).toBeUndefined();
  });

  it.each(['class', 'group'])(
    'covers every %s of the classification, with the listed exceptions',
    (level) => {
      const codes = industryCodes(level);
      expect(codes.length).toBeGreaterThan(400);
      for (const code of codes) {
        const graded = sizeGrade({ industry: code, staff: 0, revenue: 0, assets: 0 });
        expect([code, graded]).toEqual([code, [COVERED_ELSEWHERE.test(code) ? 'notApplicable' : 'micro']]);
      }
    },
  );
});
