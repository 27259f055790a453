import {
  arityOf,
  grammarOf,
  type Grammar,
  type OperatorChoice,
  type RuleField,
  type RuleFields,
} from './rule-field.js';
import type { Condition } from './rule.js';

type Arity = OperatorChoice['arity'];

/** What everything else of a condition is, whatever it compares. */
const rest = ({ id, meta }: Condition): Pick<Condition, 'id' | 'meta'> => ({
  ...(id !== undefined && { id }),
  ...(meta !== undefined && { meta }),
});

/** The condition about another field: what still makes sense is kept. */
export function withField(condition: Condition, key: string, fields: RuleFields): Condition {
  const [before, field] = [fields.byKey.get(condition.field), fields.byKey.get(key)];
  const grammar = grammarOf(fields, field);
  const isLike = before && field && before.type === field.type && !before.options && !field.options;
  if (isLike && condition.valueSource !== 'field') return { ...condition, field: key };
  const operator = keptOperator(condition.operator, grammar, field?.type === before?.type);
  return { ...rest(condition), field: key, operator, ...valueFor(field, arityOf(grammar, operator)) };
}

function keptOperator(operator: string, grammar: Grammar | undefined, isSameType: boolean): string {
  const isKnown = grammar?.operators.some((choice) => choice.operator === operator) ?? false;
  return isKnown && isSameType ? operator : usualOperator(grammar);
}

/** Most thresholds are lower bounds, most lists say what will do. */
function usualOperator(grammar: Grammar | undefined): string {
  const known = grammar?.operators.map(({ operator }) => operator) ?? [];
  return ['>=', 'in'].find((operator) => known.includes(operator)) ?? known[0] ?? '=';
}

/** The condition with another operator; a value becomes a list or an end of a range, and the other way round. */
export function withOperator(condition: Condition, operator: string, fields: RuleFields): Condition {
  const field = fields.byKey.get(condition.field);
  const grammar = grammarOf(fields, field);
  if (condition.valueSource === 'field' && grammar?.comparison?.operators.includes(operator))
    return { ...condition, operator };
  const given = condition.valueSource === 'field' ? [] : listed(condition.value);
  const value = valueFor(field, arityOf(grammar, operator), given);
  return { ...rest(condition), field: condition.field, operator, ...value };
}

const listed = (value: unknown): unknown[] =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? (value as unknown[]) : [value];

function valueFor(field: RuleField | undefined, arity: Arity, given: unknown[] = []): { value?: unknown } {
  const [first = field?.type === 'boolean' ? true : undefined, second] = given;
  if (arity === 'none') return {};
  if (arity === 'list') return { value: given };
  if (arity === 'range') return { value: [first ?? '', second ?? ''] };
  return first === undefined ? {} : { value: first };
}

/** The condition with another value; what has been cleared is left out. */
export function withValue(condition: Condition, value: unknown): Condition {
  const { value: _before, ...without } = condition;
  return value === undefined || value === null || value === '' ? without : { ...without, value };
}

/** The condition comparing with another field, or, without one, with a value again. */
export function withOtherField(
  condition: Condition,
  other: string | undefined,
  fields: RuleFields,
): Condition {
  const grammar = grammarOf(fields, fields.byKey.get(condition.field));
  if (other === undefined)
    return { ...rest(condition), field: condition.field, operator: condition.operator };
  const known = grammar?.comparison?.operators ?? [];
  const operator = known.includes(condition.operator)
    ? condition.operator
    : (known.find((each) => each === '>=') ?? '=');
  const factor = condition.valueSource === 'field' &&
    condition.factor !== undefined && { factor: condition.factor };
  return {
    ...rest(condition),
    field: condition.field,
    operator,
    valueSource: 'field',
    value: other,
    ...factor,
  };
}

/** The condition with another multiple of the field it compares with; 1 needs no saying. */
export function withFactor(condition: Condition, factor: number | undefined): Condition {
  const { factor: _before, ...without } = condition;
  return factor === undefined || factor === 1 ? without : { ...without, factor };
}
