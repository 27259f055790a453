import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RuleGroup, Verdict } from '#matching';
import { loadVocabulary, type Vocabulary } from '#enterprises';
import type { CheckupItem } from '../checkups/checkup-report.js';
import type { Policy, PolicyItem } from '../policy.js';
import { deadlineOf, entryOf, type MatchEntry } from './match-entry.js';
import { facetChoices, matching } from './match-filter.js';
import { ordered } from './match-order.js';

const on = '2026-06-01';
let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary(join(import.meta.dirname, '../../../config'));
});

const aPolicy = (over: Partial<Policy> = {}): Policy => ({
  code: 'policy',
  department: { code: 'tax', name: '税务局' },
  version: { id: 'v', number: 1 },
  title: '某项政策',
  documentNumber: null,
  summary: '给予支持',
  source: '通知',
  themes: [],
  validFrom: null,
  validTo: null,
  rounds: [],
  items: [],
  origin: 'file',
  profile: {},
  document: null,
  repealedOn: null,
  repealReason: null,
  supersededBy: null,
  supersedes: [],
  ...over,
});

const aRound = (opens: string | null, closes: string | null) => ({
  id: `${opens}`,
  code: 'round',
  title: '批次',
  opens,
  closes,
});

interface Given {
  policy?: Partial<Policy>;
  title?: string;
  rule?: RuleGroup['rules'][number];
  verdict?: Verdict;
  nearMiss?: boolean;
  high?: number | null;
  means?: 'support' | 'payable';
}

const noCondition: RuleGroup = { combinator: 'and', rules: [] };

function anEntry({ policy, title = '条目', rule, verdict = 'eligible', ...rest }: Given): MatchEntry {
  const { nearMiss = false, high, means = 'support' } = rest;
  const item: PolicyItem = {
    id: title,
    code: 'item',
    title,
    rule: rule ? { combinator: 'and', rules: [rule] } : noCondition,
    benefit: { text: '支持', means },
    exclusionGroup: null,
    marks: [],
  };
  const checkup = {
    policy: aPolicy(policy),
    item,
    verdict,
    outcome: { verdict, nearMiss },
    estimate: high === undefined ? undefined : { low: 0, high, ceiling: true, missing: [] },
  } as unknown as CheckupItem;
  return entryOf(checkup, on, vocabulary);
}

const titles = (entries: readonly MatchEntry[]): string[] => entries.map(({ checkup }) => checkup.item.title);

describe('The last day to apply', () => {
  it.each<[string, Partial<Policy>, string | null]>([
    ['is the end of the open round', { rounds: [aRound('2026-05-01', '2026-06-30')] }, '2026-06-30'],
    [
      'is that of the round that closes last when several are open',
      { rounds: [aRound('2026-05-01', '2026-06-30'), aRound('2026-05-01', '2026-07-31')] },
      '2026-07-31',
    ],
    ['is the end of the policy when it has no rounds', { validTo: '2027-12-31' }, '2027-12-31'],
    [
      'is the end of the policy when its round would go on',
      { validTo: '2026-06-15', rounds: [aRound('2026-05-01', '2026-06-30')] },
      '2026-06-15',
    ],
    ['does not exist for a round without an end', { rounds: [aRound('2026-05-01', null)] }, null],
    ['does not exist when no round is open', { rounds: [aRound('2026-07-01', '2026-07-31')] }, null],
    ['does not exist when the policy has ended', { validTo: '2026-05-31' }, null],
  ])('%s', (_, policy, expected) => {
    expect(deadlineOf(aPolicy(policy), on)).toBe(expected);
  });

  it.each([
    ['2026-06-01', 'month'],
    ['2026-07-01', 'month'],
    ['2026-07-02', 'quarter'],
    ['2026-08-30', 'quarter'],
    ['2026-08-31', 'later'],
    [null, 'always'],
    ['2026-05-31', undefined],
  ])('that is %s is found under %s', (validTo, span) => {
    expect(anEntry({ policy: { validTo } }).deadlineSpan).toBe(span);
  });
});

describe('The amount of an item', () => {
  it.each([
    [9.99, 'under10'],
    [10, 'under100'],
    [100, 'under1000'],
    [1000, 'over1000'],
    [null, 'open'],
    [undefined, 'unpublished'],
  ] as const)('of at most %s is found under %s', (high, span) => {
    expect(anEntry({ high }).amountSpan).toBe(span);
  });

  it('is none when it is what is left to pay', () => {
    expect(anEntry({ high: 5, means: 'payable' }).amountSpan).toBe('unpublished');
  });
});

describe('What a rule asks for', () => {
  const industriesOf = (rule: RuleGroup['rules'][number]) =>
    anEntry({ rule }).industries.map(({ label }) => label);
  const qualificationsOf = (rule: RuleGroup['rules'][number]) =>
    anEntry({ rule }).qualifications.map(({ label }) => label);

  it('names the sections of its industries, each once', () => {
    expect(industriesOf({ field: 'industry', operator: 'in', value: ['26', '2614', 'I'] })).toEqual([
      '制造业',
      '信息传输、软件和信息技术服务业',
    ]);
  });

  it('is open to all industries when it only leaves some out, one way or the other', () => {
    expect(industriesOf({ field: 'industry', operator: 'notIn', value: ['K'] })).toEqual([]);
    const negated: RuleGroup = {
      combinator: 'or',
      not: true,
      rules: [{ field: 'industry', operator: '=', value: 'K' }],
    };
    expect(industriesOf(negated)).toEqual([]);
  });

  it('names titles by what they are called, whether a fact of yes and no, one of several, or a tag', () => {
    expect(qualificationsOf({ field: 'highTech', operator: '=', value: true })).toEqual(['高新技术企业']);
    expect(qualificationsOf({ field: 'qualification', operator: 'in', value: ['sme', 'giant'] })).toEqual([
      '专精特新中小企业',
      '专精特新“小巨人”企业',
    ]);
    expect(qualificationsOf({ field: 'tag:specialised', operator: '=', value: true })).toHaveLength(1);
  });

  it('names no title for the day on which one expires, nor for one that must not be had', () => {
    expect(qualificationsOf({ field: 'highTechUntil', operator: '>=', value: 'today' })).toEqual([]);
    expect(qualificationsOf({ field: 'highTech', operator: '=', value: false })).toEqual([]);
  });
});

describe('Looking for policies', () => {
  const all = () => [
    anEntry({
      title: '研发费用',
      policy: { themes: ['税费减免', '科技创新'], summary: '加计扣除' },
      verdict: 'undetermined',
    }),
    anEntry({
      title: '稳岗返还',
      policy: { department: { code: 'hrss', name: '人社局' }, themes: ['稳岗就业'] },
    }),
    anEntry({
      title: '技改补助',
      rule: { field: 'industry', operator: '=', value: 'C' },
      verdict: 'ineligible',
      high: 500,
    }),
  ];

  it('finds by all words, wherever they stand: title, summary, theme', () => {
    expect(titles(matching(all(), { query: '加计 科技' }))).toEqual(['研发费用']);
    expect(titles(matching(all(), { query: '加计 就业' }))).toEqual([]);
  });

  it.each([
    [{ department: 'hrss' }, ['稳岗返还']],
    [{ theme: '税费减免' }, ['研发费用']],
    [{ industry: 'C' }, ['技改补助']],
    [{ industry: 'any' }, ['研发费用', '稳岗返还']],
    [{ amount: 'under1000' }, ['技改补助']],
    [{ deadline: 'always', verdict: 'eligible' }, ['稳岗返还']],
  ] as const)('is narrowed by %j', (filter, found) => {
    expect(titles(matching(all(), filter))).toEqual(found);
  });

  it('counts each choice as if nothing else were chosen of its own facet, and keeps those that leave nothing', () => {
    const { verdict, department } = facetChoices(all(), { verdict: 'eligible', department: 'hrss' });
    expect(verdict.map(({ value, count }) => [value, count])).toEqual([
      ['eligible', 1],
      ['ineligible', 0],
      ['undetermined', 0],
    ]);
    expect(department.map(({ value, count }) => [value, count])).toEqual(
      expect.arrayContaining([
        ['hrss', 1],
        ['tax', 0],
      ]),
    );
  });
});

describe('The order of what was found', () => {
  const all = () => [
    anEntry({ title: '不符合', verdict: 'ineligible', high: 900 }),
    anEntry({ title: '差一项', verdict: 'ineligible', nearMiss: true, high: 5 }),
    anEntry({ title: '符合', high: 1, policy: { validTo: '2026-06-20' } }),
    anEntry({ title: '符合且更多', high: 50 }),
    anEntry({ title: '过期', verdict: 'notInForce', policy: { validTo: '2026-01-01' } }),
  ];

  it.each([
    ['verdict', ['符合且更多', '符合', '差一项', '不符合', '过期']],
    ['amount', ['不符合', '符合且更多', '差一项', '符合', '过期']],
    ['deadline', ['符合', '符合且更多', '差一项', '不符合', '过期']],
  ] as const)('by %s', (order, expected) => {
    expect(titles(ordered(all(), order))).toEqual(expected);
  });
});
