import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadFacts } from '../facts/fact-catalogue.js';
import { baseKey } from '../facts/past-key.js';
import { cellParser, formatCell } from '../facts/fact-cell.js';
import { loadIndustries } from '../standards/industry.js';
import { sizeGrade } from '../standards/size-grade.js';
import { loadFeeds } from '../feeds/feed.js';
import { loadDepartments } from '../standards/department.js';
import { loadTowns } from '../standards/town.js';
import { checkUscc } from '../standards/uscc.js';
import { demoEnterprises } from './demo-enterprises.js';

const config = (name: string) => readFileSync(new URL(`../../../config/${name}`, import.meta.url), 'utf8');
const industries = loadIndustries(config('industries.csv'));
const feeds = loadFeeds(config('feeds.yaml'), loadDepartments(config('departments.yaml')));
const catalogue = loadFacts(config('facts.yaml'), { towns: loadTowns(config('towns.csv')), feeds });
const COUNT = 20_000;

/** Only those it concerns are asked: holders of a certificate or title, projects, ships. */
const ASKED_OF_SOME = new Set([
  'domesticRdShare',
  'highTechIncomeShare',
  'highTechUntil',
  'techSmeUntil',
  'smeUntil',
  'giantUntil',
  'nicheYears',
  'mainBusinessShare',
  'marketShare',
  'domesticTopThree',
  'mainProduct',
  'industrialOutput',
  'fixedInvestment',
  'equipmentInvestment',
  'projectStaffCost',
  'plannedInvestment',
  'firstOffice',
  'cruiseCalls',
  'cruiseCapacity',
]);
const district = [...demoEnterprises(COUNT)];

const share = (matches: (typeof district)[number][]) => matches.length / COUNT;

describe('the demo district', () => {
  it('is the same each time, and begins the same whatever its size', () => {
    expect([...demoEnterprises(200)]).toEqual(district.slice(0, 200));
    expect([...demoEnterprises(5, 1)]).not.toEqual(district.slice(0, 5));
  });

  it('has a code for each that passes both checks, and no code twice', () => {
    expect(district.every(({ uscc }) => checkUscc(uscc).ok)).toBe(true);
    expect(district.flatMap(({ uscc }) => warningsOf(uscc))).toEqual([]);
    expect(new Set(district.map(({ uscc }) => uscc)).size).toBe(COUNT);
  });

  it('has no name twice', () => {
    expect(new Set(district.map(({ name }) => name)).size).toBe(COUNT);
  });

  it('holds only values that an import would take, every stored fact among them', () => {
    const parsers = catalogue.importable.map((fact) => ({ fact, parse: cellParser(fact, industries) }));
    for (const { facts } of district.slice(0, 4_000))
      for (const { fact, parse } of parsers) {
        const value = facts[fact.key];
        if (value !== undefined) expect(parse(formatCell(fact, value))).toEqual({ value });
      }
    const keys = new Set(
      district.flatMap(({ facts }) => Object.keys(facts).filter((key) => facts[key] !== undefined)),
    );
    expect([...keys].sort()).toEqual(catalogue.importable.map(({ key }) => key).sort());
  });

  it('uses classes of the classification only', () => {
    const used = new Set(district.map(({ facts }) => String(facts.industry)));
    expect([...used].filter((code) => !industries.classes.includes(code))).toEqual([]);
    expect(used.size).toBeGreaterThan(150);
  });

  it('has firms, individual businesses and a few cooperatives, most registered in the district', () => {
    const prefixed = (prefix: string) => share(district.filter(({ uscc }) => uscc.startsWith(prefix)));
    expect(prefixed('91')).toBeCloseTo(0.74, 1);
    expect(prefixed('92')).toBeCloseTo(0.25, 1);
    expect(prefixed('93')).toBeGreaterThan(0);
    expect(prefixed('91310113')).toBeGreaterThan(0.6);
    expect(prefixed('91310113')).toBeLessThan(prefixed('91'));
  });

  it('has a gap of 10 to 40 per cent in each fact that a feed brings, and none in what is registered', () => {
    for (const { key, feed } of catalogue.importable) {
      const missing = share(district.filter(({ facts }) => facts[key] === undefined));
      if (feed === '市场监管') expect([key, missing]).toEqual([key, 0]);
      else {
        expect([key, missing > 0.08]).toEqual([key, true]);
        if (!ASKED_OF_SOME.has(baseKey(key))) expect([key, missing < 0.4]).toEqual([key, true]);
      }
    }
  });

  it('has figures that hang together', () => {
    for (const { facts } of district) {
      const { rdStaff, staff, equipmentInvestment: equipment, fixedInvestment: fixed } = facts;
      if (typeof rdStaff === 'number' && typeof staff === 'number')
        expect(rdStaff).toBeLessThanOrEqual(staff);
      if (typeof equipment === 'number' && typeof fixed === 'number')
        expect(equipment).toBeLessThanOrEqual(fixed);
      if (facts['projectPhase'] === 'none') expect(fixed).toBeUndefined();
      if (facts['giantUntil'] !== undefined) expect(['giant', undefined]).toContain(facts['qualification']);
    }
  });

  it('has the sizes of a real district: nearly all micro and small, few medium, hardly any large', () => {
    const grades = district.flatMap(({ facts }) => {
      const { industry, staff, revenue, assets } = facts as Record<string, never>;
      const possible = sizeGrade({ industry, staff, revenue, assets });
      return possible?.length === 1 && staff !== undefined && revenue !== undefined ? possible : [];
    });
    const part = (grade: string) => grades.filter((one) => one === grade).length / grades.length;
    expect(part('micro')).toBeGreaterThan(0.8);
    expect(part('small')).toBeGreaterThan(0.08);
    expect(part('medium')).toBeGreaterThan(0.01);
    expect(part('large')).toBeGreaterThan(0.001);
    expect(part('large')).toBeLessThan(0.006);
  });

  it('has some that are deregistered', () => {
    expect(share(district.filter(({ status }) => status === 'deregistered'))).toBeCloseTo(0.02, 2);
  });
});

function warningsOf(uscc: string): readonly string[] {
  const check = checkUscc(uscc);
  return check.ok ? check.warnings : [check.reason];
}
