import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '#enterprises';
import { readPolicyFolder } from './policy-folder.js';

const files = await readPolicyFolder('config/policies', await loadVocabulary('config'), '2026-11-25');
const file = (code: string) => {
  const found = files.find((each) => each.code === code);
  if (!found) throw new Error(`no policy ${code}`);
  return found;
};

/** As published: document, days of validity, and what each item gives (万元). */
const terms = [
  ['small-profit-income-tax', '财政部 税务总局公告2023年第12号', '2023-01-01', '2027-12-31'],
  ['six-taxes-halved', '财政部 税务总局公告2023年第12号', '2023-01-01', '2027-12-31'],
  ['rd-super-deduction', '财政部 税务总局公告2023年第7号', '2023-01-01', null],
  ['high-tech-income-tax', '企业所得税法', '2008-01-01', null],
  ['stable-employment-refund', '人力资源社会保障部', '2024-01-01', '2025-12-31'],
  ['job-expansion-subsidy', '人力资源社会保障部', '2026-01-01', '2026-12-31'],
  ['key-little-giant', '财建〔2024〕148号', '2024-01-01', '2026-12-31'],
  ['shanghai-specialised-20', '沪府办规〔2025〕', '2025-04-03', null],
  ['shanghai-confidence-2023', '沪府规〔2023〕1号', '2023-01-01', '2023-12-31'],
  ['baoshan-innovation-30', '宝府规〔2021〕1号', '2021-01-01', '2023-12-31'],
  ['baoshan-strategic-2022', '宝山区战略性新兴产业项目申报通知', '2022-01-01', '2022-12-31'],
  ['baoshan-upgrade-2022', '宝山区技术改造项目申报通知', '2022-01-01', '2022-12-31'],
  ['baoshan-advanced-manufacturing-2020', '宝山区先进制造业', '2020-01-01', '2020-12-31'],
  ['baoshan-cruise-2020', '宝山“1+9”产业政策指南', '2020-01-01', '2020-12-31'],
  ['baoshan-science-fund', '宝山区科技创新专项', '2020-01-01', '2022-12-31'],
  ['national-green-factory', '工业和信息化部', null, null],
  ['minhang-premises', '闵府规发〔2024〕1号', '2024-01-01', null],
] as const;

const fixed = (value: number) => ({ kind: 'fixed', value });
const upTo = (value: number) => ({ ...fixed(value), ceiling: true });
const rate = (of: string, of1: number, more: object = {}) => ({ kind: 'rate', of, rate: of1, ...more });
const perCall = (value: number) => ({ kind: 'perUnit', of: 'cruiseCalls', value });

const amounts: readonly (readonly [policy: string, item: string, amount: unknown])[] = [
  ['small-profit-income-tax', 'income-tax', rate('taxableIncome', 0.05)],
  ['six-taxes-halved', 'half', undefined],
  ['rd-super-deduction', 'expensed', undefined],
  ['rd-super-deduction', 'capitalised', undefined],
  ['high-tech-income-tax', 'rate-15', rate('taxableIncome', 0.15)],
  [
    'stable-employment-refund',
    'refund',
    {
      kind: 'tiered',
      by: 'sizeGrade',
      tiers: [
        { values: ['large'], amount: rate('paidInsurance', 0.3) },
        { values: ['medium', 'small', 'micro'], amount: rate('paidInsurance', 0.6) },
      ],
    },
  ],
  ['job-expansion-subsidy', 'per-hire', { kind: 'perUnit', of: 'expansionHires', value: 0.15 }],
  ['key-little-giant', 'award', upTo(600)],
  ['shanghai-specialised-20', 'first-scale', upTo(50)],
  ['shanghai-specialised-20', 'scale-growth', upTo(40)],
  ['shanghai-specialised-20', 'giant-output', fixed(50)],
  ['shanghai-specialised-20', 'major-upgrade', rate('fixedInvestment', 0.1, { cap: 10_000 })],
  ['shanghai-confidence-2023', 'six-taxes', undefined],
  ['baoshan-innovation-30', 'first-high-tech', fixed(25)],
  ['baoshan-innovation-30', 'renewed-high-tech', fixed(25)],
  ['baoshan-innovation-30', 'moved-in-high-tech', fixed(20)],
  ['baoshan-innovation-30', 'national-specialised', fixed(20)],
  ['baoshan-innovation-30', 'municipal-specialised', fixed(10)],
  ['baoshan-strategic-2022', 'equipment', rate('equipmentInvestment', 0.2, { cap: 5_000, ceiling: true })],
  ['baoshan-upgrade-2022', 'equipment', rate('equipmentInvestment', 0.2, { cap: 4_000, ceiling: true })],
  ['baoshan-advanced-manufacturing-2020', 'project', rate('fixedInvestment', 0.1, { cap: 500 })],
  ['baoshan-cruise-2020', 'a02-1', fixed(300)],
  ['baoshan-cruise-2020', 'a02-2', fixed(200)],
  ['baoshan-cruise-2020', 'a04-1', upTo(600)],
  ['baoshan-cruise-2020', 'a04-2', upTo(600)],
  [
    'baoshan-cruise-2020',
    'a06',
    {
      kind: 'banded',
      by: 'cruiseCapacity',
      bands: [
        { below: 2_500, amount: perCall(1) },
        { upTo: 4_000, amount: perCall(1.5) },
        { amount: perCall(2) },
      ],
    },
  ],
  ['baoshan-cruise-2020', 'a07', fixed(50)],
  ['baoshan-science-fund', 'matching', undefined],
  ['national-green-factory', 'honour', undefined],
  ['minhang-premises', 'purchase', upTo(1_000)],
  ['minhang-premises', 'lease', upTo(1_000)],
];

describe('The terms of a policy are those that were published', () => {
  it.each(terms)('%s: %s, from %s to %s', (code, source, validFrom, validTo) => {
    const policy = file(code);
    expect([policy.validFrom, policy.validTo]).toEqual([validFrom, validTo]);
    expect(policy.source).toContain(source);
    if (policy.documentNumber) expect(policy.source).toContain(policy.documentNumber);
  });

  it('in every item, which gives what the document says and no amount where it says none', () => {
    const given = files.flatMap(({ code, items }) =>
      items.map((item) => [code, item.code, item.benefit?.amount]),
    );
    expect(given).toHaveLength(amounts.length);
    expect(given).toEqual(expect.arrayContaining([...amounts]));
  });

  it('with the rounds that were called', () => {
    const rounds = files.flatMap(({ code, rounds: own }) => own.map((round) => `${code} ${round.code}`));
    expect(rounds.sort()).toEqual([
      'job-expansion-subsidy 2026',
      'key-little-giant 2024',
      'key-little-giant 2025',
      'key-little-giant 2026',
      'stable-employment-refund 2024',
      'stable-employment-refund 2025',
    ]);
  });

  it('with one award only where the highest excludes the others', () => {
    const groups = new Set(file('baoshan-cruise-2020').items.map(({ exclusionGroup }) => exclusionGroup));
    expect([...groups]).toEqual(['邮轮产业政策']);
  });
});
