import { operandsOf, operators } from './operator.js';
import {
  isGroup,
  isManual,
  otherField,
  type Combinator,
  type Condition,
  type RuleGroup,
  type RuleNode,
} from './rule.js';
import { fieldKinds } from '../fields/field-kinds.js';
import type { Catalogue, Field } from '../fields/field.js';
import type { IndustryTree } from '../fields/industry-tree.js';

/** The rule in plain Chinese, on one line, such as “从业人数 ≤ 300 人 且（… 或 …）”. */
export function describeRule(rule: RuleGroup, catalogue: Catalogue, industries: IndustryTree): string {
  const parts = rule.rules.map((child) => describeChild(child, rule, catalogue, industries));
  const text = joiners[rule.combinator](parts, rule);
  return rule.not ? `非（${text}）` : text;
}

const joiners: Readonly<Record<Combinator, (parts: readonly string[], group: RuleGroup) => string>> = {
  and: (parts) => parts.join(' 且 '),
  or: (parts) => parts.join(' 或 '),
  atLeast: (parts, { minimum }) => `以下 ${parts.length} 项至少满足 ${minimum} 项：${parts.join('；')}`,
  score: (parts, { minimum }) => `以下各项合计不少于 ${minimum} 分：${parts.join('；')}`,
};

function describeChild(
  child: RuleNode,
  parent: RuleGroup,
  catalogue: Catalogue,
  industries: IndustryTree,
): string {
  const text = describeNode(child, catalogue, industries);
  return parent.combinator === 'score' ? `${text}（${child.meta?.points} 分）` : text;
}

/** A condition or a group in plain Chinese. */
export function describeNode(node: RuleNode, catalogue: Catalogue, industries: IndustryTree): string {
  if (!isGroup(node)) return describeCondition(node, catalogue, industries);
  const text = describeRule(node, catalogue, industries);
  return node.not || node.rules.length === 1 ? text : `（${text}）`;
}

/** How a leaf that only a person can judge reads. */
export const describeManual = ({ meta }: Condition): string =>
  `${meta?.label ?? '须由主管部门认定的条件'}（人工认定）`;

/** One condition in plain Chinese, such as “纳税信用等级 属于 A级、B级”. */
export function describeCondition(
  condition: Condition,
  catalogue: Catalogue,
  industries: IndustryTree,
): string {
  if (isManual(condition)) return describeManual(condition);
  const field = catalogue.get(condition.field);
  if (!field) return unknownField(condition.field);
  const other = otherField(condition);
  if (other === undefined) return describeComparison(condition, field, industries);
  const multiple = describeMultiple(
    catalogue.get(other)?.label ?? unknownField(other),
    condition.factor ?? 1,
  );
  return `${field.label} ${operators[condition.operator].sign} ${multiple}`;
}

const unknownField = (key: string): string => `${key}（未知指标）`;

/** A field or a multiple of it: a part as a percentage, more than the whole as a multiple. */
export function describeMultiple(label: string, factor: number): string {
  if (factor === 1) return label;
  return factor < 1 ? `${label}的 ${tidy(factor * 100)}%` : `${label}的 ${tidy(factor)} 倍`;
}

/** Without the last digits, which are what is left of binary fractions. */
const tidy = (number: number): string => String(Number(number.toPrecision(12)));

function describeComparison({ operator, value }: Condition, field: Field, industries: IndustryTree): string {
  const { arity, sign, plain } = operators[operator];
  if (arity === 'none') return `${field.label} ${sign}`;
  const shown = operandsOf(operator, value).map((operand) =>
    fieldKinds[field.type].show(operand, field, industries),
  );
  if (field.type === 'boolean' && plain === '=')
    return `${field.label} ${sign === '=' ? '为' : '不为'} ${shown[0]}`;
  return `${field.label} ${sign} ${shown.join(arity === 'range' ? ' 至 ' : '、')}`;
}
