import { describe, expect, it } from 'vitest';
import { FactFault } from './fact-fault.js';
import type { FactValue, Field, FieldType } from './field.js';
import { encodeSegment, fieldKinds } from './field-kinds.js';
import { comparison } from '../rules/comparison.js';
import type { PlainOperator } from '../rules/operator.js';
import { BLOCK_SIZE } from '../set.js';
import { fieldOf, industries } from '../specimens/catalogue.js';
import { today } from '../specimens/population.js';

const surroundings = { today, industries };
const field = (type: FieldType, more: Partial<Field> = {}): Field => ({
  key: 'k',
  label: '甲',
  type,
  ...more,
});

describe('a value that is not its field’s', () => {
  it.each<[FieldType, unknown, string]>([
    ['boolean', 1, '是或否，实际为 1'],
    ['number', '3', '数字，实际为 "3"'],
    ['number', NaN, '数字，实际为 null'],
    ['date', '2026-02-30', '日期（YYYY-MM-DD），实际为 "2026-02-30"'],
    ['date', 20260101, '日期（YYYY-MM-DD），实际为 20260101'],
    ['enum', 7, '选项代码，实际为 7'],
    ['enum', ['a', ''], '选项代码，实际为 ["a",""]'],
    ['enumSet', 'a', '选项代码的列表，实际为 "a"'],
    ['industry', '99', '行业代码，实际为 "99"'],
    ['industry', 26, '行业代码，实际为 26'],
    ['text', 5, '文字，实际为 5'],
  ])('is refused by a segment and by a condition: %s %j', (type, value, expected) => {
    const own = field(type);
    const fact = value as FactValue;
    const operator = type === 'enumSet' ? ('containsAny' as const) : ('=' as const);
    const condition = { field: 'k', operator, value: type === 'enumSet' ? ['a'] : 'C' };
    for (const attempt of [
      () => encodeSegment(own, [undefined, fact], industries),
      () => comparison(condition, () => own, surroundings).judge({ k: fact }),
    ]) {
      expect(attempt).toThrow(FactFault);
      expect(attempt).toThrow(`指标“甲”（k）的值应为${expected}`);
    }
  });

  it('is told apart from other errors by its name', () => {
    expect(new FactFault(field('text'), 5, '文字').name).toBe('FactFault');
  });

  it('is none when it is null, as stored JSON may say of what is missing', () => {
    const missing = null as unknown as FactValue;
    expect(encodeSegment(field('number'), [missing, 1], industries)).toEqual(
      encodeSegment(field('number'), [undefined, 1], industries),
    );
    const condition = { field: 'k', operator: '=' as const, value: 1 };
    expect(comparison(condition, () => field('number'), surroundings).judge({ k: missing })).toBe('unknown');
  });

  it('is also one too many in a block', () => {
    const values = new Array<number>(BLOCK_SIZE + 1).fill(1);
    expect(() => encodeSegment(field('number'), values, industries)).toThrow(
      'a block holds 4096 values, not 4097',
    );
  });
});

describe('a value of a rule', () => {
  const fault = (type: FieldType, operand: unknown, more: Partial<Field> = {}) =>
    fieldKinds[type].operandFault(operand, field(type, more), industries);

  it.each<[FieldType, unknown, string]>([
    ['boolean', 'true', '应为 true（是）或 false（否）'],
    ['number', '3', '应为数字'],
    ['number', Infinity, '应为数字'],
    ['date', '2026-13-01', '应为真实存在的日期，写作 YYYY-MM-DD，或写 today 表示判断当日'],
    ['date', 3, '应为真实存在的日期，写作 YYYY-MM-DD，或写 today 表示判断当日'],
    ['industry', '99', '应为国民经济行业分类代码，如 C、26、C26 或 2614'],
    ['industry', 26, '应为国民经济行业分类代码，如 C、26、C26 或 2614'],
    ['text', '', '应为 1 至 200 个字的文字'],
    ['text', '字'.repeat(201), '应为 1 至 200 个字的文字'],
    ['text', ['字'], '应为 1 至 200 个字的文字'],
  ])('is refused with what it should be: %s %j', (type, operand, expected) => {
    expect(fault(type, operand)).toBe(expected);
  });

  it.each<[FieldType, unknown]>([
    ['boolean', false],
    ['number', -0.5],
    ['date', 'today'],
    ['date', '2028-02-29'],
    ['industry', 'C26'],
    ['text', '字'.repeat(200)],
  ])('is fine: %s %j', (type, operand) => {
    expect(fault(type, operand)).toBeUndefined();
  });

  it('reads as people write it', () => {
    const shown = (type: FieldType, operand: unknown, more: Partial<Field> = {}) =>
      fieldKinds[type].show(operand, field(type, more), industries);
    expect(shown('boolean', true)).toBe('是');
    expect(shown('boolean', false)).toBe('否');
    expect(shown('number', 3, { unit: '人' })).toBe('3 人');
    expect(shown('number', 3)).toBe('3');
    expect(shown('date', 'today')).toBe('判断当日');
    expect(shown('industry', 'C26')).toBe('C26 化学原料和化学制品制造业');
    expect(shown('industry', '99')).toBe('99');
    expect(shown('text', '软件')).toBe('“软件”');
  });
});

describe('the values that tell conditions apart', () => {
  const samples = (type: FieldType, questions: [PlainOperator, ...unknown[]][], more: Partial<Field> = {}) =>
    fieldKinds[type].samples(
      questions.map(([plain, ...operands]) => ({ plain, operands })),
      field(type, more),
      surroundings,
    );

  it('are the numbers, what lies between two and what lies beyond, ascending', () => {
    expect(
      samples('number', [
        ['>', 10],
        ['in', 2, 10],
      ]),
    ).toEqual([-1, 2, 6, 10, 21]);
    expect(samples('number', [['>', 0]])).toEqual([-1, 0, 1]);
    expect(samples('number', [['>', Number.MAX_VALUE]])).toEqual([0, Number.MAX_VALUE]);
  });

  it('are whole numbers beside each other where there are no others', () => {
    expect(
      samples(
        'number',
        [
          ['>', 10],
          ['<', 2.5],
        ],
        { integer: true },
      ),
    ).toEqual([1, 2, 3, 4, 9, 10, 11]);
    expect(samples('number', [], { integer: true })).toEqual([-1, 0, 1]);
  });

  it('are days beside each other', () => {
    expect(
      samples('date', [
        ['>', 'today'],
        ['<', '2026-01-01'],
      ]),
    ).toEqual(['2025-12-31', '2026-01-01', '2026-01-02', '2026-11-22', '2026-11-23', '2026-11-24']);
  });

  it('are the texts asked for and another one, but can’t be listed where parts are asked for', () => {
    expect(
      samples('text', [
        ['=', '甲'],
        ['=', '乙'],
      ]),
    ).toEqual(['甲', '乙', '甲乙~']);
    expect(
      samples('text', [
        ['=', '甲'],
        ['contains', '乙'],
      ]),
    ).toBeUndefined();
  });

  it('are both answers of a flag, and all industries', () => {
    expect(samples('boolean', [])).toEqual([true, false]);
    expect(samples('industry', [])).toEqual(['C', '26', '261', '2611', '2614', '27', '271', 'F', '51']);
  });
});

describe('two fields', () => {
  const pairFault = (one: Field, other: Field) => fieldKinds[one.type].pair?.fault(one, other);
  const options = (...codes: string[]) => codes.map((value) => ({ value, label: value }));

  it('of numbers are compared in units of one family', () => {
    expect(pairFault(fieldOf('rdExpense'), fieldOf('revenue'))).toBeUndefined();
    expect(pairFault(fieldOf('staff'), fieldOf('revenue'))).toBe(
      '单位不同，无法比较：“从业人数”为人，“营业收入”为万元',
    );
    expect(pairFault(fieldOf('staff'), field('number'))).toBe(
      '单位不同，无法比较：“从业人数”为人，“甲”为无单位',
    );
    expect(pairFault(field('number'), fieldOf('staff'))).toBe(
      '单位不同，无法比较：“甲”为无单位，“从业人数”为人',
    );
  });

  it.each<[string[] | undefined, string[] | undefined, boolean]>([
    [['a', 'b'], ['b', 'a'], true],
    [['a', 'b'], ['a', 'c'], false],
    [['a'], ['a', 'b'], false],
    [['a', 'b'], ['a'], false],
    [undefined, undefined, true],
    [undefined, ['a'], false],
    [['a'], undefined, false],
  ])('of enums are compared over the same options: %j and %j', (codes, others, fits) => {
    const [one, other] = [codes, others].map((each) => field('enum', each && { options: options(...each) }));
    expect(pairFault(one!, other!)).toBe(fits ? undefined : '选项不同，无法比较“甲”与“甲”');
  });

  it('of days are always compared', () => {
    expect(pairFault(fieldOf('foundedOn'), fieldOf('highTechUntil'))).toBeUndefined();
  });
});
