import { checkFieldOperand } from './field-operand-check.js';
import type { FaultList } from './fault-list.js';
import { checkKeys, type JsonObject, type Keys } from './json-object.js';
import { checkMeta } from './meta-check.js';
import { isOperator, operators, type Arity } from './operator.js';
import { MANUAL, type Condition, type Operator } from './rule.js';
import { shown } from './shown.js';
import type { Vocabulary } from './vocabulary.js';
import { TODAY } from '../fields/date-field.js';
import { fieldKinds } from '../fields/field-kinds.js';
import type { Field } from '../fields/field.js';
import type { IndustryTree } from '../fields/industry-tree.js';

const conditionKeys: Keys = {
  id: 'text',
  path: 'any',
  field: 'text',
  operator: 'text',
  value: 'any',
  valueSource: 'any',
  factor: 'any',
  meta: 'any',
  not: 'any',
  disabled: 'flag',
  muted: 'any',
};

/** The most values that a list may have. */
const MOST_VALUES = 2000;

/** Checks a leaf and returns it without what only an editor needs. */
export function checkCondition(
  json: JsonObject,
  pointer: string,
  vocabulary: Vocabulary,
  list: FaultList,
): Condition {
  checkKeys(json, conditionKeys, pointer, list);
  checkEditorKeys(json, pointer, list);
  const meta = checkMeta(json.meta, `${pointer}/meta`, list);
  if (json.field === MANUAL) checkManual(json, pointer, list);
  else checkComparison(json, pointer, vocabulary, list);
  const condition: Condition = {
    field: typeof json.field === 'string' ? json.field : '',
    operator: json.operator as Operator,
  };
  if (typeof json.id === 'string') condition.id = json.id;
  if (isOperator(json.operator) && operators[json.operator].arity !== 'none') condition.value = json.value;
  if (asksField(json)) condition.valueSource = 'field';
  if (asksField(json) && typeof json.factor === 'number') condition.factor = json.factor;
  if (meta) condition.meta = meta;
  return condition;
}

const valueSources: readonly unknown[] = [undefined, 'value', 'field'];

/** Whether a leaf with a sound operator compares with another field; those that take no value never do. */
const asksField = ({ operator, valueSource }: JsonObject): boolean =>
  valueSource === 'field' && isOperator(operator) && operators[operator].arity !== 'none';

/** What react-querybuilder can say about a leaf and this format cannot. */
function checkEditorKeys(json: JsonObject, pointer: string, list: FaultList): void {
  if (json.muted) list.add('muted', `${pointer}/muted`, '条件被静音后不会参与判断，请删除该条件或取消静音');
  if (json.not)
    list.add('keyType', `${pointer}/not`, '单个条件不能取反，请改用相反的运算符，或放进取反的分组');
  if (!valueSources.includes(json.valueSource))
    list.add(
      'keyType',
      `${pointer}/valueSource`,
      '比较的对象（valueSource）应为 value（固定的值）或 field（另一指标）',
    );
}

function checkManual({ operator, value, valueSource }: JsonObject, pointer: string, list: FaultList): void {
  if (operator === '=' && value === true && valueSource !== 'field') return;
  list.add('manualInvalid', pointer, '须人工认定的条件应写作运算符“=”、值 true');
}

function checkComparison(json: JsonObject, pointer: string, vocabulary: Vocabulary, list: FaultList): void {
  const field = typeof json.field === 'string' ? vocabulary.catalogue.get(json.field) : undefined;
  if (!field) {
    list.add('unknownField', `${pointer}/field`, unknownFieldText(json.field));
    return;
  }
  if (!checkOperator(json.operator, field, pointer, list)) return;
  if (asksField(json)) {
    checkFieldOperand(json, field, pointer, vocabulary, list);
    return;
  }
  if (json.factor !== undefined && operators[json.operator].arity !== 'none')
    list.add('factorInvalid', `${pointer}/factor`, '倍数（factor）只用于与另一指标比较，请删除');
  checkOperand(json.operator, json.value, field, `${pointer}/value`, vocabulary.industries, list);
}

const unknownFieldText = (key: unknown): string =>
  key === '' || key === undefined
    ? '请选择指标或标签'
    : `指标“${shown(key)}”不在指标和标签目录中，请改选目录中的指标`;

function checkOperator(
  operator: unknown,
  field: Field,
  pointer: string,
  list: FaultList,
): operator is Operator {
  const known = fieldKinds[field.type].operators;
  if (isOperator(operator) && known.includes(operator)) return true;
  const code = isOperator(operator) ? 'operatorNotForType' : 'unknownOperator';
  const message = `“${field.label}”不能用运算符“${shown(operator)}”，可用：${known.join('、')}`;
  list.add(code, `${pointer}/operator`, message);
  return false;
}

const shapes: Readonly<Record<Arity, { fits: (value: unknown) => boolean; name: string }>> = {
  none: { fits: () => true, name: '' },
  one: { fits: (value) => !Array.isArray(value), name: '一个值' },
  list: {
    fits: (value) => Array.isArray(value) && value.length > 0 && value.length <= MOST_VALUES,
    name: ` 1 至 ${MOST_VALUES} 个值的列表`,
  },
  range: { fits: (value) => Array.isArray(value) && value.length === 2, name: '两个值的列表：[下限, 上限]' },
};

function checkOperand(
  operator: Operator,
  value: unknown,
  field: Field,
  pointer: string,
  industries: IndustryTree,
  list: FaultList,
): void {
  const { arity } = operators[operator];
  if (arity === 'none') return;
  if (!shapes[arity].fits(value)) {
    list.add(
      'operandInvalid',
      pointer,
      `“${field.label}”的值应为${shapes[arity].name}，实际为 ${shown(value)}`,
    );
    return;
  }
  const check = (operand: unknown, place: string): void => {
    const fault = fieldKinds[field.type].operandFault(operand, field, industries);
    if (fault) list.add('operandInvalid', place, `“${field.label}”的值${fault}，实际为 ${shown(operand)}`);
  };
  if (!Array.isArray(value)) check(value, pointer);
  else value.forEach((operand: unknown, i) => check(operand, `${pointer}/${i}`));
  if (arity === 'range') checkOrder(value, field, pointer, list);
}

/** The lower end comes first. An end that is 'today' is only known when the rule is judged. */
function checkOrder(value: unknown, field: Field, pointer: string, list: FaultList): void {
  const [low, high] = value as [unknown, unknown];
  if (isAscending(low, high)) return;
  list.add('operandOrder', pointer, `“${field.label}”的下限不能大于上限，请交换两个值`);
}

function isAscending(low: unknown, high: unknown): boolean {
  if (typeof low === 'number' && typeof high === 'number') return low <= high;
  if (typeof low !== 'string' || typeof high !== 'string') return true;
  return low === TODAY || high === TODAY || low <= high;
}
