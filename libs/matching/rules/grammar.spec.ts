import { describe, expect, it } from 'vitest';
import { fieldGrammars } from './grammar.js';

const grammar = (type: string) => fieldGrammars.find((each) => each.type === type);
const said = (type: string, operator: string) =>
  grammar(type)?.operators.find((choice) => choice.operator === operator);

describe('what conditions can say', () => {
  it('is known for every type of field', () => {
    const types = ['boolean', 'number', 'date', 'enum', 'enumSet', 'industry', 'text'];
    expect(fieldGrammars.map(({ type }) => type)).toEqual(types);
  });

  it('is worded in Chinese, with … where the values stand', () => {
    expect(said('number', '>=')).toEqual({ operator: '>=', arity: 'one', label: '不低于' });
    expect(said('date', '>=')?.label).toBe('不早于');
    expect(said('number', 'between')).toEqual({ operator: 'between', arity: 'range', label: '在…之间' });
    expect(said('enumSet', 'containsAny')?.label).toBe('至少具有…之一');
    expect(said('industry', 'notIn')?.label).toBe('不属于…中任何一项');
    expect(said('text', 'null')).toEqual({ operator: 'null', arity: 'none', label: '没有数据' });
    for (const { type, operators } of fieldGrammars)
      for (const { operator, label } of operators)
        expect([type, operator, /^[\p{Script=Han}…]+$/u.test(label)]).toEqual([type, operator, true]);
  });

  it('tells which fields can be compared with another, and whether with a multiple of it', () => {
    expect(grammar('number')?.comparison?.factor).toBe(true);
    expect(grammar('date')?.comparison?.factor).toBe(false);
    expect(grammar('text')?.comparison).toBeNull();
  });
});
