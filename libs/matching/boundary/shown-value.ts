import type { FactValue, Field } from '../fields/field.js';
import { fieldKinds } from '../fields/field-kinds.js';
import type { IndustryTree } from '../fields/industry-tree.js';

/** A value of a fact as it reads beside a condition; of no value, 缺数据. */
export function shownValue(value: FactValue | undefined, field: Field, industries: IndustryTree): string {
  if (value === undefined) return '缺数据';
  const show = (each: unknown) => fieldKinds[field.type].show(each, field, industries);
  if (!Array.isArray(value)) return show(value);
  if (value.length === 0) return '无';
  return value.map(show).join(field.type === 'enumSet' ? '、' : '或');
}
