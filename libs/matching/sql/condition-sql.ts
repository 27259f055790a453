import { defaultRuleProcessorSQL } from '@react-querybuilder/core/formatQuery';
import { industrySql } from './industry-sql.js';
import { pairSql } from './pair-sql.js';
import { quoted, textArray, type Placed } from './sql-layout.js';
import { operandsOf, operators } from '../rules/operator.js';
import type { Condition } from '../rules/rule.js';
import { TODAY } from '../fields/date-field.js';
import type { Field } from '../fields/field.js';
import type { IndustryTree } from '../fields/industry-tree.js';

/** What a condition in SQL is made from. */
export interface SqlContext {
  industries: IndustryTree;
  /** The day that 'today' means, as YYYY-MM-DD; the database's own when absent. */
  today?: string;
}

/** A condition on a placed field, true, false or NULL as the condition is yes, no or unknown. */
export function conditionSql(
  condition: Condition,
  left: Placed,
  right: Placed | undefined,
  context: SqlContext,
): string {
  const { plain, negates } = operators[condition.operator];
  if (plain === 'notNull') return standardSql(condition, left, context);
  const own = right ? pairSql(condition, left, right) : ownSql(condition, left, context);
  if (own === undefined) return standardSql(condition, left, context);
  return negates ? `NOT ${own}` : own;
}

/** What SQL says differently from its usual operators, in brackets and not yet turned round; otherwise undefined. */
function ownSql(
  condition: Condition,
  { field, column }: Placed,
  { industries }: SqlContext,
): string | undefined {
  const codes = operandsOf(condition.operator, condition.value).map(String);
  if (field.type === 'industry') return industrySql(column.expression, codes, industries);
  if (field.type === 'enumSet') return codesSql(condition, column.expression, codes);
  if (field.type === 'text') return textSql(condition, column.expression, codes[0] ?? '');
  return column.isInterval ? intervalSql(column.expression, textArray(codes)) : undefined;
}

const codesSql = ({ operator }: Condition, expression: string, codes: readonly string[]): string =>
  `(${expression} ${operators[operator].plain === 'containsAll' ? '@>' : '&&'} ${textArray(codes)})`;

/** Parts of texts without LIKE, in which % and _ would mean something else. */
function textSql({ operator }: Condition, expression: string, wanted: string): string | undefined {
  const text = quoted(wanted);
  const part: Partial<Record<string, string>> = {
    contains: `(position(${text} in ${expression}) > 0)`,
    beginsWith: `(left(${expression}, char_length(${text})) = ${text})`,
    endsWith: `(right(${expression}, char_length(${text})) = ${text})`,
  };
  return part[operators[operator].plain];
}

/** True when every possible code is wanted, false when none is. */
const intervalSql = (expression: string, wanted: string): string =>
  `(CASE WHEN ${expression} <@ ${wanted} THEN true WHEN NOT ${expression} && ${wanted} THEN false END)`;

/** The operators that SQL knows, by react-querybuilder's own processor. */
function standardSql(condition: Condition, { field, column }: Placed, { today }: SqlContext): string {
  const { operator, value } = condition;
  const literals = operandsOf(operator, value).map((operand) => literal(operand, field, today));
  const sql = defaultRuleProcessorSQL(
    { field: column.expression, operator, value },
    { valueProcessor: () => arranged(operators[operator].arity, literals) },
  ) as string;
  return `(${sql})`;
}

function arranged(arity: string, literals: readonly string[]): string {
  if (arity === 'list') return `(${literals.join(', ')})`;
  return literals.join(arity === 'range' ? ' AND ' : ', ');
}

function literal(operand: unknown, { type }: Field, today: string | undefined): string {
  if (type === 'number' || type === 'boolean') return String(operand);
  if (type !== 'date') return quoted(String(operand));
  if (operand !== TODAY) return `date ${quoted(String(operand))}`;
  return today === undefined ? 'CURRENT_DATE' : `date ${quoted(today)}`;
}
