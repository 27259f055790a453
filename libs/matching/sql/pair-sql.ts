import type { Placed } from './sql-layout.js';
import { unitRatio } from '../fields/unit.js';
import { operators } from '../rules/operator.js';
import type { Condition } from '../rules/rule.js';

/** One column beside another, or beside a multiple of it; numeric columns multiply exactly. */
export function pairSql(condition: Condition, left: Placed, right: Placed): string {
  const { plain } = operators[condition.operator];
  if (left.column.isInterval || right.column.isInterval) return sameCodeSql(possible(left), possible(right));
  const factors = [condition.factor ?? 1, unitRatio(left.field.unit, right.field.unit) ?? 1];
  const multiple = [right.column.expression, ...factors.filter((factor) => factor !== 1)].join(' * ');
  return `(${left.column.expression} ${plain} ${multiple})`;
}

const possible = ({ column: { expression, isInterval } }: Placed): string =>
  isInterval ? expression : `(CASE WHEN ${expression} IS NOT NULL THEN ARRAY[${expression}]::text[] END)`;

/** False when no code is possible for both, true when both can only be one, and that the same. */
const sameCodeSql = (left: string, right: string): string =>
  `(CASE WHEN NOT ${left} && ${right} THEN false` +
  ` WHEN ${left} = ${right} AND cardinality(${left}) = 1 THEN true END)`;
