import { describe, expect, it } from 'vitest';
import { withRenewal } from './renewal.js';
import type { RuleGroup, RuleNode } from './rule.js';
import { ruleInSentences } from './sentence.js';
import { catalogue, industries } from '../specimens/catalogue.js';

const read = (rule: RuleGroup): string => ruleInSentences(rule, catalogue, industries);
const alone = (node: RuleNode): string | undefined =>
  read({ combinator: 'and', rules: [node] }).split('\n')[1];
const all = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'and', rules });

const few: RuleNode = { field: 'staff', operator: '<=', value: 300, meta: { points: 5 } };
const share: RuleNode = {
  field: 'rdExpense',
  operator: '>=',
  valueSource: 'field',
  value: 'revenue',
  factor: 0.03,
};

describe('a rule in sentences', () => {
  it('says what is wanted of a group, and its parts beneath', () => {
    const rule = all(
      few,
      { combinator: 'or', rules: [share, { ...all(few), not: true }] },
      {
        combinator: 'atLeast',
        minimum: 1,
        rules: [few, { combinator: 'score', minimum: 5, rules: [few] }],
      },
    );
    expect(read(rule).split('\n')).toEqual([
      '企业须同时满足下列各项：',
      '　（一）从业人数不超过 300 人；',
      '　（二）满足下列任一项：',
      '　　1. 研发费用不低于营业收入的 3%；',
      '　　2. 不满足：',
      '　　　（1）从业人数不超过 300 人。',
      '　（三）在下列 2 项中至少满足 1 项：',
      '　　1. 从业人数不超过 300 人；',
      '　　2. 下列各项合计得分不低于 5 分：',
      '　　　（1）从业人数不超过 300 人（5 分）。',
    ]);
  });

  it.each<[string, RuleNode]>([
    ['高新技术企业证书有效期至不早于判断当日', { field: 'highTechUntil', operator: '>=', value: 'today' }],
    ['从业人数在 1 人至 5 人之间', { field: 'staff', operator: 'between', value: [1, 5] }],
    ['企业规模为小型、微型之一', { field: 'sizeGrade', operator: 'in', value: ['small', 'micro'] }],
    ['企业规模为小型', { field: 'sizeGrade', operator: 'in', value: ['small'] }],
    ['资质不具有瞪羚企业', { field: 'qualifications', operator: 'containsNone', value: ['gazelle'] }],
    ['经营范围以“设计”结尾', { field: 'scope', operator: 'endsWith', value: '设计' }],
    ['行业属于 C26 化学原料和化学制品制造业', { field: 'industry', operator: '=', value: 'C26' }],
    ['严重失信为“否”', { field: 'dishonest', operator: '!=', value: true }],
    ['属于“科技型中小企业”', { field: 'tag:sme', operator: '=', value: true }],
    ['参保人数没有数据', { field: 'insuredStaff', operator: 'null' }],
    ['参保人数已有数据', { field: 'insuredStaff', operator: 'notNull' }],
    ['严重失信没有数据', { field: 'dishonest', operator: 'null' }],
    ['严重失信为“否”', { field: 'dishonest', operator: '=', value: false }],
    ['严重失信为“是”', { field: 'dishonest', operator: '=', value: true }],
    ['不属于“科技型中小企业”', { field: 'tag:sme', operator: '!=', value: true }],
    ['从业人数等于 5 人', { field: 'staff', operator: '=', value: 5 }],
    ['从业人数不等于 5 人', { field: 'staff', operator: '!=', value: 5 }],
    ['从业人数低于 5 人', { field: 'staff', operator: '<', value: 5 }],
    ['从业人数超过 5 人', { field: 'staff', operator: '>', value: 5 }],
    ['从业人数不低于 5 人', { field: 'staff', operator: '>=', value: 5 }],
    ['从业人数不在 1 人至 5 人之间', { field: 'staff', operator: 'notBetween', value: [1, 5] }],
    ['从业人数为 1 人、5 人之一', { field: 'staff', operator: 'in', value: [1, 5] }],
    ['从业人数不为 1 人、5 人中任何一项', { field: 'staff', operator: 'notIn', value: [1, 5] }],
    ['成立日期为 2024-02-29', { field: 'foundedOn', operator: '=', value: '2024-02-29' }],
    ['成立日期不为 2024-02-29', { field: 'foundedOn', operator: '!=', value: '2024-02-29' }],
    ['成立日期早于 2024-02-29', { field: 'foundedOn', operator: '<', value: '2024-02-29' }],
    ['成立日期不晚于 2024-02-29', { field: 'foundedOn', operator: '<=', value: '2024-02-29' }],
    ['成立日期晚于 2024-02-29', { field: 'foundedOn', operator: '>', value: '2024-02-29' }],
    ['企业规模不为小型', { field: 'sizeGrade', operator: 'notIn', value: ['small'] }],
    ['企业规模不为微型', { field: 'sizeGrade', operator: '!=', value: 'micro' }],
    ['资质至少具有瞪羚企业', { field: 'qualifications', operator: 'containsAny', value: ['gazelle'] }],
    ['资质同时具有瞪羚企业', { field: 'qualifications', operator: 'containsAll', value: ['gazelle'] }],
    ['行业不属于 F 批发和零售业', { field: 'industry', operator: '!=', value: 'F' }],
    ['经营范围为“设计”', { field: 'scope', operator: '=', value: '设计' }],
    ['经营范围不为“设计”', { field: 'scope', operator: '!=', value: '设计' }],
    ['经营范围包含“设计”', { field: 'scope', operator: 'contains', value: '设计' }],
    ['经营范围不包含“设计”', { field: 'scope', operator: 'notContains', value: '设计' }],
    ['经营范围以“设计”开头', { field: 'scope', operator: 'beginsWith', value: '设计' }],
    ['研发费用低于营业收入', { ...share, operator: '<', factor: undefined }],
    ['profit（未知指标）', { field: 'profit', operator: '>', value: 1 }],
    [
      '经街镇推荐（人工认定）',
      { field: 'manual', operator: '=', value: true, meta: { label: '经街镇推荐' } },
    ],
  ])('reads %s', (text, condition) => {
    expect(alone(condition)?.trim()).toBe(`（一）${text}。`);
  });

  it.each<[string, Partial<RuleGroup>]>([
    ['企业须不同时满足下列各项：', { not: true }],
    ['企业须下列各项均不满足：', { combinator: 'or', not: true }],
    ['企业须满足下列任一项：', { combinator: 'or' }],
    ['企业须在下列 2 项中满足的少于 1 项：', { combinator: 'atLeast', minimum: 1, not: true }],
    ['企业须下列各项合计得分低于 5 分：', { combinator: 'score', minimum: 5, not: true }],
  ])('begins with what is wanted: %s', (first, group) => {
    expect(read({ ...all(few, few), ...group }).split('\n')[0]).toBe(first);
  });

  it('says it plainly of a single part', () => {
    expect(read({ combinator: 'or', rules: [few] })).toMatch(/^企业须满足：/);
    expect(read({ combinator: 'or', not: true, rules: [few] })).toMatch(/^企业须不满足：/);
  });

  it('numbers more than ten parts in figures, and leaves the fourth level unnumbered', () => {
    expect(read(all(...Array.from({ length: 11 }, () => few))).split('\n')).toEqual(
      expect.arrayContaining(['　（十）从业人数不超过 300 人；', '　（11）从业人数不超过 300 人。']),
    );
    expect(read(all(all(all(all(few)))))).toContain('　　　　· 从业人数不超过 300 人。');
  });

  it('names the way of those who renew', () => {
    const renewed = withRenewal(all(few), {
      when: all({ field: 'tag:sme', operator: '=', value: true }),
      rule: all(share),
    });
    expect(read(renewed)).toContain('（二）（可不受本组其他条件限制）同时满足下列各项：');
  });
});
