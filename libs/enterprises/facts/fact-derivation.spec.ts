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
