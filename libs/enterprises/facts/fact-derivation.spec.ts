import { describe, expect, it } from 'vitest';
import { industryTree } from '#matching';
import { ageOn, deriveFacts } from './fact-derivation.js';

const industries = industryTree([
  { code: 'C', parent: undefined, name: '制造业' },
  { code: '35', parent: 'C', name: '专用设备制造业' },
]);
const context = { uscc: '91350200776049653A', today: '2026-11-23', industries };

describe('derived facts', () => {
  it('adds age, body type, size grade and R&D intensity to what is stored', () => {
    const stored = { established: '2020-11-24', industry: '35', staff: 300, revenue: 2000, rdExpense: 60 };
    expect(deriveFacts(stored, context)).toEqual({
      ...stored,
      age: 5,
      bodyType: 'enterprise',
      sizeGrade: 'medium',
      industrySection: 'C',
      industryDivision: '35',
      rdIntensity: 3,
    });
  });

  it('keeps every possible grade when an indicator is missing', () => {
    expect(deriveFacts({ industry: '35', staff: 300 }, context).sizeGrade).toEqual([
      'medium',
      'small',
      'micro',
    ]);
  });

  it('leaves out what cannot be known, also when an old value is stored', () => {
    const facts = deriveFacts({ sizeGrade: 'large', industry: '99', rdExpense: 5, revenue: 0 }, context);
    expect(Object.keys(facts).sort()).toEqual(['bodyType', 'industry', 'rdExpense', 'revenue']);
  });

  it('does not count missing R&D expense as none', () => {
    expect(deriveFacts({ revenue: 100 }, context).rdIntensity).toBeUndefined();
    expect(deriveFacts({ revenue: 100, rdExpense: 0 }, context).rdIntensity).toBe(0);
  });
});

describe('ratios', () => {
  const derived = (stored: Record<string, number>, key: string) => deriveFacts(stored, context)[key];

  it.each([
    ['debtRatio', { liabilities: 120, assets: 100 }, 120],
    ['rdStaffShare', { rdStaff: 3, staff: 30 }, 10],
    ['equipmentShare', { equipmentInvestment: 80, fixedInvestment: 100 }, 80],
    ['revenueGrowth', { revenue: 90, 'revenue@-1': 100 }, -10],
    ['revenueCompoundGrowth', { revenue: 121, 'revenue@-2': 100 }, 10],
    ['revenueCompoundGrowth', { revenue: 1440, 'revenue@-2': 1000 }, 20],
    ['revenueCompoundGrowth', { revenue: 0, 'revenue@-2': 100 }, -100],
    ['rdStaffShare', { rdStaff: 7, staff: 100 }, 7],
    ['outputGrowth', { industrialOutput: 130, 'industrialOutput@-1': 100 }, 30],
    ['outputGrowthBefore', { 'industrialOutput@-1': 100, 'industrialOutput@-2': 80 }, 25],
  ])('%s of %j is %d %%', (key, stored, percent) => {
    expect(derived(stored, key)).toBe(percent);
  });

  it.each([
    ['debtRatio', { liabilities: 5, assets: 0 }],
    ['debtRatio', { liabilities: 5 }],
    ['rdStaffShare', { rdStaff: 0, staff: 0 }],
    ['equipmentShare', { fixedInvestment: 100 }],
    ['revenueGrowth', { revenue: 90 }],
    ['revenueGrowth', { revenue: 90, 'revenue@-1': 0 }],
    ['revenueCompoundGrowth', { revenue: 90, 'revenue@-2': 0 }],
    ['outputGrowth', { 'industrialOutput@-1': 100 }],
  ])('%s of %j is unknown: an input is missing, or the division would be by zero', (key, stored) => {
    expect(derived(stored, key)).toBeUndefined();
  });

  it('takes the R&D share of three years from their sums, and from no two of them', () => {
    const years = { revenue: 100, 'revenue@-1': 200, 'revenue@-2': 300, rdExpense: 10, 'rdExpense@-1': 10 };
    expect(derived({ ...years, 'rdExpense@-2': 10 }, 'rdIntensityThreeYears')).toBe(5);
    expect(derived(years, 'rdIntensityThreeYears')).toBeUndefined();
  });
});

describe('the levels above an industry', () => {
  it.each([
    ['35', 'C', '35'],
    ['C35', 'C', '35'],
    ['C', 'C', undefined],
    ['99', undefined, undefined],
  ])('of %s are section %s and division %s', (industry, section, division) => {
    const facts = deriveFacts({ industry }, context);
    expect([facts.industrySection, facts.industryDivision]).toEqual([section, division]);
  });
});

describe('age in full years', () => {
  it.each([
    ['2020-11-23', '2026-11-23', 6],
    ['2020-11-24', '2026-11-23', 5],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-24', '2026-11-23', undefined],
    ['2020-02-29', '2021-02-28', 0],
    ['2020-02-29', '2021-03-01', 1],
    ['2020-02-29', '2024-02-29', 4],
    ['1985-01-01', '2025-12-31', 40],
  ])('from %s to %s is %s', (established, today, years) => {
    expect(ageOn(established, today)).toBe(years);
  });
});
