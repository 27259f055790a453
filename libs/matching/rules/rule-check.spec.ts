import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRule } from './rule-check.js';
import { catalogue, industries } from '../specimens/catalogue.js';
import { runs } from '../specimens/runs.js';

const check = (json: unknown) => checkRule(json, catalogue, industries);
const leaf = { field: 'staff', operator: '<=', value: 300 };
const over = (child: unknown) => ({ combinator: 'and', rules: [child] });
const faultsOf = (json: unknown) => check(json).faults.map(({ code, pointer }) => `${code} ${pointer}`);

const between = (field: string, value: string) => ({ field, operator: '=', valueSource: 'field', value });

const nested = (depth: number): unknown => (depth === 1 ? over(leaf) : over(nested(depth - 1)));

describe('a rule that is fine', () => {
  it('comes back without what only an editor needs', () => {
    const json = {
      id: 'r',
      path: [],
      combinator: 'and',
      not: false,
      minimum: 3,
      disabled: true,
      rules: [
        {
          ...leaf,
          id: 'a',
          path: [0],
          valueSource: 'value',
          meta: { quote: '从业人数不超过300人', veto: true },
        },
      ],
    };
    expect(check(json)).toEqual({
      faults: [],
      rule: {
        id: 'r',
        combinator: 'and',
        rules: [{ ...leaf, id: 'a', meta: { quote: '从业人数不超过300人', veto: true } }],
      },
    });
  });

  it.each([
    { field: 'highTechUntil', operator: '>=', value: 'today' },
    { field: 'highTechUntil', operator: 'between', value: ['today', '2020-01-01'] },
    { field: 'sizeGrade', operator: 'in', value: ['small', 'micro'] },
    { field: 'industry', operator: 'notIn', value: ['C26', 'F'] },
    { field: 'dishonest', operator: '!=', value: true },
    { field: 'staff', operator: 'null', value: '' },
    { field: 'manual', operator: '=', value: true, meta: { label: '经推荐' } },
    { field: 'rdExpense', operator: '>=', valueSource: 'field', value: 'revenue', factor: 0.03 },
    { field: 'revenue', operator: '>', valueSource: 'field', value: 'revenue@-1' },
    { field: 'revenue@-1', operator: 'null', valueSource: 'field', value: '' },
    between('sizeGrade', 'sizeGrade@-1'),
    between('foundedOn', 'highTechUntil'),
    { field: 'qualifications', operator: 'containsNone', value: ['gazelle'] },
    { field: 'scope', operator: 'notContains', value: '集成电路' },
  ])('may ask %j', (condition) => {
    expect(faultsOf(over(condition))).toEqual([]);
  });

  it.each([
    [
      { field: 'rdExpense', operator: '>=', valueSource: 'field', value: 'revenue', factor: 0.03 },
      { field: 'rdExpense', operator: '>=', valueSource: 'field', value: 'revenue', factor: 0.03 },
    ],
    [between('sizeGrade', 'sizeGrade@-1'), between('sizeGrade', 'sizeGrade@-1')],
    [
      { field: 'staff', operator: 'null', valueSource: 'field', value: 'revenue', factor: 2 },
      { field: 'staff', operator: 'null' },
    ],
    [{ ...leaf, valueSource: 'value' }, leaf],
  ])('keeps of %j what is asked: %j', (condition, kept) => {
    expect(check(over(condition)).rule?.rules[0]).toStrictEqual(kept);
  });

  it('may be 20 groups deep', () => {
    expect(faultsOf(nested(20))).toEqual([]);
  });
});

describe('a fault in a rule', () => {
  it.each([
    [null, 'notAGroup '],
    [[leaf], 'notAGroup '],
    [leaf, 'notAGroup '],
    [over('staff <= 300'), 'notANode /rules/0'],
    [{ combinator: 'and', rules: [] }, 'emptyGroup /rules'],
    [{ combinator: 'xor', rules: [leaf] }, 'unknownCombinator /combinator'],
    [{ ...over(leaf), 'a/b': 1 }, 'unknownKey /a~1b'],
    [{ ...over(leaf), not: 'yes' }, 'keyType /not'],
    [{ ...over(leaf), muted: true }, 'muted /muted'],
    [nested(21), `tooDeep ${'/rules/0'.repeat(20)}`],
    [over({ ...leaf, muted: true }), 'muted /rules/0/muted'],
    [over({ ...leaf, valueSource: 'other' }), 'keyType /rules/0/valueSource'],
    [over({ ...leaf, valueSource: 'field' }), 'unknownField /rules/0/value'],
    [over({ ...leaf, valueSource: 'field', value: 'staff' }), 'fieldsNotComparable /rules/0/value'],
    [over({ ...leaf, valueSource: 'field', value: 'revenue' }), 'fieldsNotComparable /rules/0/value'],
    [over({ ...leaf, valueSource: 'field', value: 'foundedOn' }), 'fieldsNotComparable /rules/0/value'],
    [over({ ...leaf, valueSource: 'field', operator: 'in' }), 'operatorNotForType /rules/0/operator'],
    [
      over({ ...leaf, valueSource: 'field', value: 'insuredStaff', factor: 0 }),
      'factorInvalid /rules/0/factor',
    ],
    [over({ ...leaf, factor: 2 }), 'factorInvalid /rules/0/factor'],
    [over({ ...between('foundedOn', 'highTechUntil'), factor: 2 }), 'factorInvalid /rules/0/factor'],
    [
      over({ ...between('sizeGrade', 'sizeGrade@-1'), operator: '<' }),
      'operatorNotForType /rules/0/operator',
    ],
    [over(between('industry', 'industry')), 'operatorNotForType /rules/0/operator'],
    [
      over({ field: 'qualifications', operator: 'containsAny', value: 'gazelle' }),
      'operandInvalid /rules/0/value',
    ],
    [
      over({ field: 'qualifications', operator: 'containsAll', value: ['x'] }),
      'operandInvalid /rules/0/value/0',
    ],
    [over({ field: 'scope', operator: 'contains', value: '' }), 'operandInvalid /rules/0/value'],
    [over({ field: 'scope', operator: '<', value: 'a' }), 'operatorNotForType /rules/0/operator'],
    [over({ ...leaf, meta: { qoute: '' } }), 'unknownKey /rules/0/meta/qoute'],
    [over({ ...leaf, meta: { points: 0.5 } }), 'metaInvalid /rules/0/meta/points'],
    [over({ ...leaf, field: 'stuff' }), 'unknownField /rules/0/field'],
    [over({ ...leaf, field: { toString: 1 } }), 'keyType /rules/0/field'],
    [over({ ...leaf, operator: 'constructor' }), 'unknownOperator /rules/0/operator'],
    [over({ ...leaf, field: 'dishonest' }), 'operatorNotForType /rules/0/operator'],
    [over({ ...leaf, value: '300' }), 'operandInvalid /rules/0/value'],
    [over({ ...leaf, value: [300] }), 'operandInvalid /rules/0/value'],
    [over({ ...leaf, operator: 'in', value: [] }), 'operandInvalid /rules/0/value'],
    [over({ ...leaf, operator: 'in', value: [1, 'x'] }), 'operandInvalid /rules/0/value/1'],
    [over({ ...leaf, operator: 'between', value: [1] }), 'operandInvalid /rules/0/value'],
    [over({ ...leaf, operator: 'between', value: [2, 1] }), 'operandOrder /rules/0/value'],
    [over({ field: 'sizeGrade', operator: '=', value: 'tiny' }), 'operandInvalid /rules/0/value'],
    [over({ field: 'industry', operator: '=', value: '9999' }), 'operandInvalid /rules/0/value'],
    [over({ field: 'highTechUntil', operator: '<', value: '2023-02-29' }), 'operandInvalid /rules/0/value'],
    [over({ field: 'manual', operator: '=', value: false }), 'manualInvalid /rules/0'],
    [{ combinator: 'atLeast', rules: [leaf] }, 'minimumOutOfRange /minimum'],
    [{ combinator: 'atLeast', minimum: 2, rules: [leaf] }, 'minimumOutOfRange /minimum'],
    [{ combinator: 'score', minimum: 1, rules: [leaf] }, 'pointsMissing /rules/0/meta/points'],
  ])('%j is named with its place: %s', (json, fault) => {
    expect(faultsOf(json)).toContain(fault);
  });

  it('asks for a field that has not been chosen yet', () => {
    const { faults } = check(over({ field: '', operator: '=' }));
    expect(faults.map(({ message }) => message)).toEqual(['请选择指标或标签']);
  });

  it('names the field and says what to do, in Chinese', () => {
    const { faults } = check(over({ ...leaf, value: '300' }));
    expect(faults.map(({ message }) => message)).toEqual(['“从业人数”的值应为数字（单位：人），实际为 300']);
  });

  it.each([
    [
      { ...leaf, valueSource: 'field', value: 'revenue' },
      '单位不同，无法比较：“从业人数”为人，“营业收入”为万元',
    ],
    [{ ...leaf, valueSource: 'field', value: 'staff' }, '“从业人数”不能与自身比较，请改选另一指标'],
    [{ ...leaf, valueSource: 'field', value: 'foundedOn' }, '“从业人数”与“成立日期”的类型不同，无法比较'],
    [{ ...leaf, valueSource: 'field', value: 'stuff' }, '用来比较的指标“stuff”不在指标和标签目录中'],
    [
      { ...leaf, valueSource: 'field', value: 'insuredStaff', factor: -1 },
      '倍数（factor）应为大于 0 的数字，如 0.03 表示 3%',
    ],
    [{ ...between('foundedOn', 'highTechUntil'), factor: 2 }, '“成立日期”不是数值，不能写倍数（factor）'],
    [
      { ...between('sizeGrade', 'sizeGrade@-1'), operator: 'in' },
      '“企业规模”与另一指标比较时，只能用运算符：=、!=',
    ],
    [between('industry', 'industry'), '“行业”不能与另一指标比较，请改为与固定的值比较'],
    [{ ...leaf, factor: 2 }, '倍数（factor）只用于与另一指标比较，请删除'],
    [{ ...leaf, value: undefined }, '“从业人数”的值应为数字（单位：人），实际为 （空）'],
    [{ ...leaf, operator: 'in', value: [] }, '“从业人数”的值应为 1 至 2000 个值的列表，实际为 （空）'],
    [{ ...leaf, value: { a: 1 } }, '“从业人数”的值应为数字（单位：人），实际为 对象'],
    [
      { ...leaf, operator: 'near' },
      '“从业人数”不能用运算符“near”，可用：=、!=、<、<=、>、>=、between、notBetween、in、notIn、null、notNull',
    ],
  ])('in %j says what to do', (condition, message) => {
    expect(check(over(condition)).faults.map((fault) => fault.message)).toEqual([message]);
  });

  it('is said once when there are too many conditions', () => {
    expect(faultsOf({ combinator: 'or', rules: new Array(700).fill(leaf) })).toEqual([
      'tooManyConditions /rules/500',
    ]);
  });

  it('never becomes an exception, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.jsonValue(), (json, value) => {
        expect(() => [check(json), check(over(json)), check(over({ ...leaf, value }))]).not.toThrow();
      }),
      runs(300),
    );
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    expect(faultsOf(over({ ...leaf, value: deep }))).toEqual(['operandInvalid /rules/0/value']);
    const ends: unknown[] = [{ toString: 1 }, { valueOf: 1 }];
    expect(faultsOf(over({ ...leaf, operator: 'between', value: ends }))).toHaveLength(2);
  });
});
