import { describe, expect, it } from 'vitest';
import { withFactor, withField, withOperator, withOtherField, withValue } from './condition-edit.js';
import type { FieldType, Grammar, RuleField, RuleFields } from './rule-field.js';

type Arity = Grammar['operators'][number]['arity'];

const choices = (operators: Record<string, Arity>) =>
  Object.entries(operators).map(([operator, arity]) => ({ operator, arity, label: operator }));

const grammar = (type: FieldType, operators: Record<string, Arity>, pair: string[] = []): Grammar => ({
  type,
  operators: choices(operators),
  comparison: pair.length > 0 ? { operators: pair, factor: true } : null,
});

const field = (key: string, type: FieldType, more: Partial<RuleField> = {}): RuleField => ({
  key,
  label: key,
  type,
  group: '指标',
  ...more,
});

const fields: RuleFields = {
  byKey: new Map(
    [
      field('staff', 'number'),
      field('revenue', 'number'),
      field('listed', 'boolean'),
      field('town', 'enum', { options: [{ value: 'a', label: '甲' }] }),
      field('grade', 'enum', { options: [{ value: 'b', label: '乙' }] }),
    ].map((each) => [each.key, each]),
  ),
  grammars: new Map(
    [
      grammar('number', { '=': 'one', '>=': 'one', between: 'range', in: 'list', null: 'none' }, ['=', '>=']),
      grammar('boolean', { '=': 'one', null: 'none' }),
      grammar('enum', { '=': 'one', in: 'list' }),
    ].map((each) => [each.type, each]),
  ),
};

const meta = { quote: '职工人数不少于3人' };
const staff = { id: 'a', field: 'staff', operator: '>=', value: 3, meta };

describe('another field', () => {
  it('begins with the usual operator of its type, and keeps the clause', () => {
    expect(withField({ id: 'a', field: '', operator: '=', meta }, 'staff', fields)).toEqual({
      id: 'a',
      field: 'staff',
      operator: '>=',
      meta,
    });
    expect(withField(staff, 'town', fields)).toEqual({
      id: 'a',
      field: 'town',
      operator: 'in',
      value: [],
      meta,
    });
    expect(withField(staff, 'listed', fields)).toEqual({
      id: 'a',
      field: 'listed',
      operator: '=',
      value: true,
      meta,
    });
  });

  it('keeps the threshold when it is of the same type', () => {
    expect(withField(staff, 'revenue', fields)).toEqual({ ...staff, field: 'revenue' });
  });

  it('drops choices that it does not have, but not how they are compared', () => {
    const town = { field: 'town', operator: '=', value: 'a' };
    expect(withField(town, 'grade', fields)).toEqual({ field: 'grade', operator: '=' });
  });
});

describe('another operator', () => {
  it.each<[string, unknown]>([
    ['between', [3, '']],
    ['in', [3]],
    ['null', undefined],
    ['=', 3],
  ])('%s takes over what it can of the value', (operator, value) => {
    const expected = { id: 'a', field: 'staff', operator, meta, ...(value !== undefined && { value }) };
    expect(withOperator(staff, operator, fields)).toEqual(expected);
  });

  it('takes the lower end of a range as the threshold', () => {
    expect(withOperator({ field: 'staff', operator: 'between', value: [3, 9] }, '>=', fields)).toEqual({
      field: 'staff',
      operator: '>=',
      value: 3,
    });
  });

  it('keeps the other field where it can be compared so, and drops it where it cannot', () => {
    const pair = {
      field: 'staff',
      operator: '>=',
      valueSource: 'field',
      value: 'revenue',
      factor: 0.1,
    } as const;
    expect(withOperator(pair, '=', fields)).toEqual({ ...pair, operator: '=' });
    expect(withOperator(pair, 'in', fields)).toEqual({ field: 'staff', operator: 'in', value: [] });
  });
});

describe('a value', () => {
  it('that is cleared is left out', () => {
    for (const cleared of [undefined, null, ''])
      expect(withValue(staff, cleared)).toEqual({ id: 'a', field: 'staff', operator: '>=', meta });
  });

  it('may be 0 or 否', () => {
    expect(withValue(staff, 0).value).toBe(0);
    expect(withValue({ field: 'listed', operator: '=' }, false).value).toBe(false);
  });
});

describe('a comparison with another field', () => {
  it('keeps the clause, and the multiple when the other field changes', () => {
    const pair = withFactor(withOtherField(staff, 'revenue', fields), 0.1);
    expect(pair).toEqual({
      id: 'a',
      field: 'staff',
      operator: '>=',
      valueSource: 'field',
      value: 'revenue',
      factor: 0.1,
      meta,
    });
    expect(withOtherField(pair, 'staff', fields).factor).toBe(0.1);
  });

  it('turns an operator that fields cannot be compared by into one they can', () => {
    const range = { field: 'staff', operator: 'between', value: [1, 2] };
    expect(withOtherField(range, 'revenue', fields).operator).toBe('>=');
  });

  it('is given up for a value that is still to be chosen', () => {
    const pair = withOtherField(staff, 'revenue', fields);
    expect(withOtherField(pair, undefined, fields)).toEqual({
      id: 'a',
      field: 'staff',
      operator: '>=',
      meta,
    });
  });

  it('says no multiple when it is the whole', () => {
    const pair = withOtherField(staff, 'revenue', fields);
    expect(withFactor(withFactor(pair, 0.5), 1)).toEqual(pair);
  });
});
