import { describe, expect, it } from 'vitest';
import { checkRule } from './rule-check.js';
import { shown } from './shown.js';
import { catalogue, industries } from '../specimens/catalogue.js';

const leaf = { field: 'staff', operator: '<=', value: 300 };
const over = (...rules: unknown[]) => ({ combinator: 'and', rules });
const or = (...rules: unknown[]) => ({ combinator: 'or', rules });
const exempt = { ...leaf, meta: { exempts: true } };
const nested = (depth: number): unknown => (depth === 1 ? over(leaf) : over(nested(depth - 1)));
const score = (minimum: unknown, ...points: unknown[]) => ({
  combinator: 'score',
  minimum,
  rules: points.map((each) => ({ ...leaf, ...(each !== undefined && { meta: { points: each } }) })),
});

const faultsOf = (json: unknown): string[] =>
  checkRule(json, catalogue, industries).faults.map(({ pointer, message }) => `${pointer} ${message}`);

describe('all that is said of a faulty rule', () => {
  it.each<[unknown, string]>([
    [null, ' 规则应为一个条件分组（含 combinator 和 rules）'],
    [over(), '/rules 分组中没有条件，请至少添加一个条件或删除该分组'],
    [{ combinator: 'and', rules: {} }, '/rules 分组中没有条件，请至少添加一个条件或删除该分组'],
    [over(7), '/rules/0 此处应为一个条件或一个条件分组'],
    [{ combinator: 'xor', rules: [leaf] }, '/combinator 分组的组合方式应为 and、or、atLeast、score 之一'],
    [{ ...over(leaf), 'a~/b': 1 }, '/a~0~1b 不认识的属性“a~/b”，请删除或改正拼写'],
    [{ ...over(leaf), not: 'yes' }, '/not 属性“not”应为true 或 false'],
    [{ ...over(leaf), id: 7 }, '/id 属性“id”应为文字'],
    [{ ...over(leaf), muted: true }, '/muted 分组被静音后不会参与判断，请删除该分组或取消静音'],
    [over({ ...leaf, muted: true }), '/rules/0/muted 条件被静音后不会参与判断，请删除该条件或取消静音'],
    [over({ ...leaf, not: true }), '/rules/0/not 单个条件不能取反，请改用相反的运算符，或放进取反的分组'],
    [
      over({ ...leaf, valueSource: 'other' }),
      '/rules/0/valueSource 比较的对象（valueSource）应为 value（固定的值）或 field（另一指标）',
    ],
    [nested(21), `${'/rules/0'.repeat(20)} 分组嵌套不能超过 20 层，请合并分组`],
    [or(...new Array<unknown>(501).fill(leaf)), '/rules/500 一条规则最多 500 个条件，请拆分为多个政策条目'],
    [over({ ...leaf, meta: 'x' }), '/rules/0/meta 说明（meta）应为对象'],
    [over({ ...leaf, meta: { points: 0 } }), '/rules/0/meta/points 分值应为 1 至 1000 的整数'],
    [over({ ...leaf, meta: { points: 1001 } }), '/rules/0/meta/points 分值应为 1 至 1000 的整数'],
    [over({ ...leaf, meta: { veto: 'no' } }), '/rules/0/meta/veto 属性“veto”应为true 或 false'],
    [over({ ...leaf, meta: { quote: 1 } }), '/rules/0/meta/quote 属性“quote”应为文字'],
    [over({ ...leaf, field: 'stuff' }), '/rules/0/field 指标“stuff”不在指标和标签目录中，请改选目录中的指标'],
    [
      over({ field: 'manual', operator: '!=', value: true }),
      '/rules/0 须人工认定的条件应写作运算符“=”、值 true',
    ],
    [
      over({ field: 'manual', operator: '=', value: true, valueSource: 'field' }),
      '/rules/0 须人工认定的条件应写作运算符“=”、值 true',
    ],
    [over({ ...leaf, value: [1] }), '/rules/0/value “从业人数”的值应为一个值，实际为 列表'],
    [
      over({ ...leaf, operator: 'in', value: 5 }),
      '/rules/0/value “从业人数”的值应为 1 至 2000 个值的列表，实际为 5',
    ],
    [
      over({ ...leaf, operator: 'in', value: new Array<number>(2001).fill(1) }),
      '/rules/0/value “从业人数”的值应为 1 至 2000 个值的列表，实际为 列表',
    ],
    [
      over({ ...leaf, operator: 'between', value: [1, 2, 3] }),
      '/rules/0/value “从业人数”的值应为两个值的列表：[下限, 上限]，实际为 列表',
    ],
    [
      over({ ...leaf, operator: 'between', value: [2, 1] }),
      '/rules/0/value “从业人数”的下限不能大于上限，请交换两个值',
    ],
    [
      over({ field: 'foundedOn', operator: 'between', value: ['2024-01-02', '2024-01-01'] }),
      '/rules/0/value “成立日期”的下限不能大于上限，请交换两个值',
    ],
    [
      over({ field: 'sizeGrade', operator: '=', value: 'tiny' }),
      '/rules/0/value “企业规模”的值应为选项代码之一：large、medium、small、micro，实际为 tiny',
    ],
    [score(5, 2, undefined, 4), '/rules/1/meta/points 计分分组中的每一项都要写分值（meta.points）'],
    [score(0, 2, 3), '/minimum 最低得分（minimum）应为 1 至总分 5 的整数'],
    [score(6, 2, 3), '/minimum 最低得分（minimum）应为 1 至总分 5 的整数'],
    [score(1.5, 2, 3), '/minimum 最低得分（minimum）应为 1 至总分 5 的整数'],
    [
      { combinator: 'atLeast', minimum: 3, rules: [leaf, leaf] },
      '/minimum 至少满足的项数（minimum）应为 1 至 2 的整数',
    ],
    [
      over(exempt, leaf),
      '/rules/0/meta/exempts 豁免（meta.exempts）只能写在“或”分组中的一项上，且该组须有不豁免的条件',
    ],
  ])('%#: is its place and what to do', (json, fault) => {
    expect(faultsOf(json)).toEqual([fault]);
  });

  it('is about each of several faults', () => {
    expect(faultsOf(or(exempt, { ...exempt }))).toHaveLength(2);
    expect(
      faultsOf(over({ ...leaf, field: 'x' }, 3, { ...leaf, operator: 'in', value: ['a', 1, 'b'] })),
    ).toEqual([
      '/rules/0/field 指标“x”不在指标和标签目录中，请改选目录中的指标',
      '/rules/1 此处应为一个条件或一个条件分组',
      '/rules/2/value/0 “从业人数”的值应为数字（单位：人），实际为 a',
      '/rules/2/value/2 “从业人数”的值应为数字（单位：人），实际为 b',
    ]);
  });

  it('ends after 200: nobody reads on', () => {
    expect(faultsOf(over(...new Array<unknown>(300).fill(7)))).toHaveLength(200);
  });
});

describe('what is at the edge and fine', () => {
  it.each<[unknown]>([
    [or(exempt, leaf)],
    [or(...new Array<unknown>(500).fill(leaf))],
    [over({ ...leaf, meta: { points: 1000 } }, { ...leaf, meta: { points: 1 } })],
    [over({ ...leaf, operator: 'in', value: new Array<number>(2000).fill(1) })],
    [over({ ...leaf, operator: 'between', value: [1, 1] })],
    [over({ field: 'foundedOn', operator: 'between', value: ['today', '2020-01-01'] })],
    [over({ field: 'foundedOn', operator: 'between', value: ['2030-01-01', 'today'] })],
    [over({ ...leaf, operator: 'null', factor: 3 })],
    [score(5, 2, 3)],
    [score(1, 2, 3)],
  ])('%#: has no fault', (json) => {
    expect(faultsOf(json)).toEqual([]);
  });

  it('keeps names and what is turned round', () => {
    const { rule } = checkRule(
      { ...over({ ...leaf, id: 'l' }), id: 'g', not: true, meta: { label: '组' } },
      catalogue,
      industries,
    );
    expect(rule).toStrictEqual({
      id: 'g',
      combinator: 'and',
      not: true,
      meta: { label: '组' },
      rules: [{ ...leaf, id: 'l' }],
    });
  });
});

describe('a value in a message', () => {
  it.each<[unknown, string]>([
    [undefined, '（空）'],
    ['', '（空）'],
    [null, 'null'],
    [true, 'true'],
    [[1], '列表'],
    [{}, '对象'],
    ['字'.repeat(60), '字'.repeat(60)],
    ['字'.repeat(61), `${'字'.repeat(60)}…`],
  ])('%#: is short', (value, text) => {
    expect(shown(value)).toBe(text);
  });
});
