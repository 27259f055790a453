import { operators } from './operator.js';
import type { Operator } from './rule.js';
import type { FieldType } from '../fields/field.js';

type Verbs = Partial<Record<Operator, string>>;

/** What is said alike of fields of all types. */
const commonVerbs: Verbs = { null: '没有数据', notNull: '已有数据' };

/** What a field of some type does to the values. */
const verbs: Readonly<Record<FieldType, Verbs>> = {
  boolean: { '=': '为', '!=': '不为' },
  number: {
    '=': '等于',
    '!=': '不等于',
    '<': '低于',
    '<=': '不超过',
    '>': '超过',
    '>=': '不低于',
    between: '在',
    notBetween: '不在',
    in: '为',
    notIn: '不为',
  },
  date: {
    '=': '为',
    '!=': '不为',
    '<': '早于',
    '<=': '不晚于',
    '>': '晚于',
    '>=': '不早于',
    between: '在',
    notBetween: '不在',
    in: '为',
    notIn: '不为',
  },
  enum: { '=': '为', '!=': '不为', in: '为', notIn: '不为' },
  enumSet: { containsAny: '至少具有', containsAll: '同时具有', containsNone: '不具有' },
  industry: { '=': '属于', '!=': '不属于', in: '属于', notIn: '不属于 ' },
  text: {
    '=': '为',
    '!=': '不为',
    contains: '包含',
    notContains: '不包含',
    beginsWith: '以',
    endsWith: '以',
  },
};

/** What stands behind the values. */
export const closings: Verbs = {
  between: '之间',
  notBetween: '之间',
  in: '之一',
  notIn: '中任何一项',
  containsAny: '之一',
  containsNone: '中任何一项',
  beginsWith: '开头',
  endsWith: '结尾',
};

/** What stands between a field of this type and its values, such as 不低于. */
export const verbOf = (type: FieldType, operator: Operator): string =>
  verbs[type][operator] ?? commonVerbs[operator] ?? operators[operator].sign;
