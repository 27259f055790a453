import type { RuleGroupType } from '@react-querybuilder/core';
import { formatQuery } from '@react-querybuilder/core/formatQuery';
import { conditionSql, type SqlContext } from './condition-sql.js';
import { columnPerField, type Placed, type SqlLayout } from './sql-layout.js';
import {
  isGroup,
  isManual,
  otherField,
  type Condition,
  type RuleGroup,
  type RuleNode,
} from '../rules/rule.js';
import { thresholdOf } from '../rules/threshold.js';
import type { Catalogue } from '../fields/field.js';
import type { IndustryTree } from '../fields/industry-tree.js';

/** Something of a rule that SQL cannot hold: a code for programs, a JSON Pointer to the place, a text. */
export interface SqlRefusal {
  code: 'sqlManual' | 'sqlNoColumn' | 'sqlTooLong';
  pointer: string;
  message: string;
}

/** The rule as an SQL condition, or all that keeps it from being one. */
export type SqlExport = { sql: string; refusals: [] } | { sql?: undefined; refusals: SqlRefusal[] };

/** Where the values stand, and the day that 'today' means. */
export interface SqlOptions {
  layout?: SqlLayout;
  /** YYYY-MM-DD; the database's own day when absent. */
  today?: string;
}

/** Conditions within counts stand there twice; one more count around them, and they would fill books. */
const MOST_CHARACTERS = 200_000;

/**
 * A checked rule as a condition for PostgreSQL's WHERE: true where the rule is yes, NULL where it is unknown, because
 * SQL's logic with NULL is Kleene's. What SQL cannot hold is refused and never left out.
 */
export function ruleAsSql(
  rule: RuleGroup,
  catalogue: Catalogue,
  industries: IndustryTree,
  { layout = columnPerField, today }: SqlOptions = {},
): SqlExport {
  const writer = new SqlWriter(catalogue, layout, { industries, today });
  const sql = formatQuery(rule as unknown as RuleGroupType, {
    format: 'sql',
    ruleGroupProcessor: (group) => writer.node(group as unknown as RuleGroup, ''),
  });
  return writer.refusals.length > 0 ? { refusals: writer.refusals } : { sql, refusals: [] };
}

class SqlWriter {
  readonly refusals: SqlRefusal[] = [];

  constructor(
    private readonly catalogue: Catalogue,
    private readonly layout: SqlLayout,
    private readonly context: SqlContext,
  ) {}

  node(node: RuleNode, pointer: string): string {
    return isGroup(node) ? this.group(node, pointer) : this.leaf(node, pointer);
  }

  private group(group: RuleGroup, pointer: string): string {
    const parts = group.rules.map((child, i) => this.node(child, `${pointer}/rules/${i}`));
    const sql = isPlain(group) ? parts.join(` ${group.combinator.toUpperCase()} `) : countSql(group, parts);
    if (sql.length > MOST_CHARACTERS && this.refusals.length === 0)
      this.refuse(
        'sqlTooLong',
        pointer,
        '计数分组嵌套过多，写成 SQL 会过长，请减少“至少满足”或计分分组的嵌套',
      );
    return this.refusals.length > 0 ? '' : `${group.not ? 'NOT ' : ''}(${sql})`;
  }

  private leaf(condition: Condition, pointer: string): string {
    if (isManual(condition)) {
      this.refuse('sqlManual', pointer, '须人工认定的条件无法写成 SQL');
      return '';
    }
    const left = this.place(condition.field, `${pointer}/field`);
    const key = otherField(condition);
    const right = key === undefined ? undefined : this.place(key, `${pointer}/value`);
    if (!left || (key !== undefined && !right)) return '';
    return conditionSql(condition, left, right, this.context);
  }

  private place(key: string, pointer: string): Placed | undefined {
    const field = this.catalogue.get(key);
    const column = field && this.layout(field);
    if (field && column) return { field, column };
    this.refuse('sqlNoColumn', pointer, `“${field?.label ?? key}”在数据库中没有对应的列，无法写成 SQL`);
    return undefined;
  }

  private refuse(code: SqlRefusal['code'], pointer: string, message: string): void {
    this.refusals.push({ code, pointer, message });
  }
}

const isPlain = ({ combinator }: RuleGroup): boolean => combinator === 'and' || combinator === 'or';

/** True once enough points are certain, false once too few are possible. */
function countSql(group: RuleGroup, parts: readonly string[]): string {
  const { points, minimum } = thresholdOf(group);
  const sum = (test: string): string =>
    parts.map((part, i) => `CASE WHEN (${part}) ${test} THEN ${points[i]} ELSE 0 END`).join(' + ');
  return `CASE WHEN ${sum('IS TRUE')} >= ${minimum} THEN true WHEN ${sum('IS NOT FALSE')} < ${minimum} THEN false END`;
}
