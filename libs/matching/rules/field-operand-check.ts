import type { FaultList } from './fault-list.js';
import type { JsonObject } from './json-object.js';
import type { Operator } from './rule.js';
import { shown } from './shown.js';
import type { Vocabulary } from './vocabulary.js';
import { fieldKinds } from '../fields/field-kinds.js';
import type { Field } from '../fields/field.js';
import type { PairKind } from '../fields/field-pair.js';

/** Checks a comparison with another field: that there is one, that the two can be compared, and so. */
export function checkFieldOperand(
  { operator, value, factor }: JsonObject,
  field: Field,
  pointer: string,
  { catalogue }: Vocabulary,
  list: FaultList,
): void {
  const kind = fieldKinds[field.type].pair;
  const known = kind?.operators ?? [];
  if (!kind || !known.includes(operator as Operator)) {
    list.add('operatorNotForType', `${pointer}/operator`, operatorText(field, known));
    return;
  }
  checkFactor(factor, kind, field, pointer, list);
  const other = typeof value === 'string' ? catalogue.get(value) : undefined;
  if (other) checkPair(field, other, kind, `${pointer}/value`, list);
  else list.add('unknownField', `${pointer}/value`, `用来比较的指标“${shown(value)}”不在指标和标签目录中`);
}

const operatorText = ({ label }: Field, known: readonly string[]): string =>
  known.length > 0
    ? `“${label}”与另一指标比较时，只能用运算符：${known.join('、')}`
    : `“${label}”不能与另一指标比较，请改为与固定的值比较`;

function checkPair(field: Field, other: Field, kind: PairKind, pointer: string, list: FaultList): void {
  const fault = pairFault(field, other, kind);
  if (fault) list.add('fieldsNotComparable', pointer, fault);
}

function pairFault(field: Field, other: Field, kind: PairKind): string | undefined {
  if (field.key === other.key) return `“${field.label}”不能与自身比较，请改选另一指标`;
  if (field.type !== other.type) return `“${field.label}”与“${other.label}”的类型不同，无法比较`;
  return kind.fault(field, other);
}

function checkFactor(
  factor: unknown,
  { takesFactor }: PairKind,
  { label }: Field,
  pointer: string,
  list: FaultList,
): void {
  if (factor === undefined) return;
  if (!takesFactor)
    list.add('factorInvalid', `${pointer}/factor`, `“${label}”不是数值，不能写倍数（factor）`);
  else if (typeof factor !== 'number' || !Number.isFinite(factor) || factor <= 0)
    list.add('factorInvalid', `${pointer}/factor`, '倍数（factor）应为大于 0 的数字，如 0.03 表示 3%');
}
