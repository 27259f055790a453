import type { Operator } from './rule.js';

/** What an operator's value looks like: none, one value, a list of values, or the two ends of a range. */
export type Arity = 'none' | 'one' | 'list' | 'range';

/** An operator that a field kind answers itself; every other one is the opposite of one of these. */
export type PlainOperator =
  | '='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'between'
  | 'in'
  | 'contains'
  | 'beginsWith'
  | 'endsWith'
  | 'containsAny'
  | 'containsAll'
  | 'notNull';

export interface OperatorTraits {
  arity: Arity;
  /** The operator that is compared. */
  plain: PlainOperator;
  /** Whether the answer is turned round. */
  negates: boolean;
  /** How it reads between a field's label and its value. */
  sign: string;
}

const traits = (arity: Arity, plain: PlainOperator, negates: boolean, sign: string): OperatorTraits => ({
  arity,
  plain,
  negates,
  sign,
});

/** All operators. A new one is a line here and, if it is plain, an answer in the field kinds that know it. */
export const operators: Readonly<Record<Operator, OperatorTraits>> = {
  '=': traits('one', '=', false, '='),
  '!=': traits('one', '=', true, '≠'),
  '<': traits('one', '<', false, '<'),
  '<=': traits('one', '<=', false, '≤'),
  '>': traits('one', '>', false, '>'),
  '>=': traits('one', '>=', false, '≥'),
  between: traits('range', 'between', false, '介于'),
  notBetween: traits('range', 'between', true, '不介于'),
  in: traits('list', 'in', false, '属于'),
  notIn: traits('list', 'in', true, '不属于'),
  contains: traits('one', 'contains', false, '包含'),
  notContains: traits('one', 'contains', true, '不包含'),
  beginsWith: traits('one', 'beginsWith', false, '开头为'),
  endsWith: traits('one', 'endsWith', false, '结尾为'),
  containsAny: traits('list', 'containsAny', false, '至少有其一：'),
  containsAll: traits('list', 'containsAll', false, '全部具有：'),
  containsNone: traits('list', 'containsAny', true, '均不具有：'),
  null: traits('none', 'notNull', true, '未知'),
  notNull: traits('none', 'notNull', false, '已知'),
};

/** Whether any text is the name of an operator. */
export const isOperator = (text: unknown): text is Operator =>
  typeof text === 'string' && Object.hasOwn(operators, text);

/** The values an operator's operand consists of. */
export function operandsOf(operator: Operator, value: unknown): readonly unknown[] {
  const { arity } = operators[operator];
  if (arity === 'none') return [];
  return arity === 'one' ? [value] : (value as readonly unknown[]);
}
