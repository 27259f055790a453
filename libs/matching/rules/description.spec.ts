import { describe, expect, it } from 'vitest';
import { describeRule } from './description.js';
import type { RuleGroup, RuleNode } from './rule.js';
import { catalogue, industries } from '../specimens/catalogue.js';

const inWords = (
  combinator: RuleGroup['combinator'],
  rules: RuleNode[],
  more: Partial<RuleGroup> = {},
): string => describeRule({ combinator, rules, ...more }, catalogue, industries);

const few: RuleNode = { field: 'insuredStaff', operator: '<=', value: 30, meta: { points: 4 } };
const stable: RuleNode = { field: 'layoffRate', operator: '<=', value: 5.5, meta: { points: 6 } };

describe('a rule in words', () => {
  it('joins conditions and puts a group within in brackets', () => {
    const rule = inWords('and', [
      { field: 'staff', operator: '>', value: 5 },
      { combinator: 'or', rules: [stable, few] },
    ]);
    expect(rule).toBe('从业人数 > 5 人 且 （裁员率 ≤ 5.5 % 或 参保人数 ≤ 30 人）');
  });

  it('says how many or how many points are wanted, and what is not', () => {
    expect(inWords('atLeast', [few, stable], { minimum: 1 })).toBe(
      '以下 2 项至少满足 1 项：参保人数 ≤ 30 人；裁员率 ≤ 5.5 %',
    );
    expect(inWords('score', [few, stable], { minimum: 6 })).toBe(
      '以下各项合计不少于 6 分：参保人数 ≤ 30 人（4 分）；裁员率 ≤ 5.5 %（6 分）',
    );
    expect(inWords('and', [few], { not: true })).toBe('非（参保人数 ≤ 30 人）');
  });

  it.each<[string, RuleNode]>([
    ['企业规模 属于 小型、微型', { field: 'sizeGrade', operator: 'in', value: ['small', 'micro'] }],
    ['行业 不属于 C26 化学原料和化学制品制造业', { field: 'industry', operator: 'notIn', value: ['C26'] }],
    ['高新技术企业证书有效期至 ≥ 判断当日', { field: 'highTechUntil', operator: '>=', value: 'today' }],
    ['从业人数 介于 1 人 至 5 人', { field: 'staff', operator: 'between', value: [1, 5] }],
    ['严重失信 不为 是', { field: 'dishonest', operator: '!=', value: true }],
    ['参保人数 未知', { field: 'insuredStaff', operator: 'null' }],
    [
      '经街镇推荐（人工认定）',
      { field: 'manual', operator: '=', value: true, meta: { label: '经街镇推荐' } },
    ],
    [
      '研发费用 ≥ 营业收入的 7%',
      { field: 'rdExpense', operator: '>=', valueSource: 'field', value: 'revenue', factor: 0.07 },
    ],
    [
      '营业收入 > 营业收入（上上年度）的 1.5 倍',
      { field: 'revenue', operator: '>', valueSource: 'field', value: 'revenue@-1', factor: 1.5 },
    ],
    ['从业人数 ≤ 参保人数', { field: 'staff', operator: '<=', valueSource: 'field', value: 'insuredStaff' }],
    [
      '资质 至少有其一： 高新技术企业、瞪羚企业',
      { field: 'qualifications', operator: 'containsAny', value: ['high-tech', 'gazelle'] },
    ],
    ['经营范围 包含 “集成电路”', { field: 'scope', operator: 'contains', value: '集成电路' }],
    ['stuff（未知指标）', { field: 'stuff', operator: '=', value: 1 }],
  ])('reads %s', (text, condition) => {
    expect(inWords('and', [condition])).toBe(text);
  });
});
