import type { Condition, Field, RuleGroup, RuleNode } from '#matching';

/** Where an enterprise's fact stands in a row of `enterprise e`; null in SQL where nothing is known. */
const columns: Readonly<Record<string, string>> = {
  established: 'e.established',
  town: 'e.town',
  registrationType: 'e.registration_type',
};

const casts: Readonly<Record<string, string>> = {
  number: 'float8',
  date: 'date',
  boolean: 'boolean',
  enum: 'text',
};

/**
 * A rule as an SQL condition over `enterprise e`. SQL's own logic with NULL is Kleene's: true is yes, NULL is
 * unknown. It shares nothing with either engine, so the three can be held against each other.
 */
export function ruleSql(rule: RuleNode, fields: ReadonlyMap<string, Field>, today: string): string {
  return 'rules' in rule ? groupSql(rule, fields, today) : conditionSql(rule, fields, today);
}

function groupSql(group: RuleGroup, fields: ReadonlyMap<string, Field>, today: string): string {
  const parts = group.rules.map((each) => ruleSql(each, fields, today));
  const sql =
    group.combinator === 'atLeast'
      ? atLeastSql(parts, group.minimum ?? 1)
      : parts.join(` ${group.combinator} `);
  return group.not ? `(not (${sql}))` : `(${sql})`;
}

/** True once enough hold for certain, false once too few can hold. */
function atLeastSql(parts: readonly string[], minimum: number): string {
  const sum = (test: string) => parts.map((part) => `(${part} ${test})::int`).join(' + ');
  return `case when ${sum('is true')} >= ${minimum} then true when ${sum('is not false')} < ${minimum} then false end`;
}

function conditionSql(
  { field, operator, value }: Condition,
  fields: ReadonlyMap<string, Field>,
  today: string,
): string {
  const type = casts[fields.get(field)?.type ?? ''] ?? 'text';
  const fact = `(${columns[field] ?? `e.facts ->> '${field}'`})::${type}`;
  const literals = (Array.isArray(value) ? value : [value]).map(
    (each) => `'${each === 'today' ? today : String(each)}'::${type}`,
  );
  return `(${fact} ${(predicates[operator] ?? compared(operator))(literals)})`;
}

const compared = (operator: string) => (literals: readonly string[]) => `${operator} ${literals.join()}`;

/** What stands behind the fact for operators that SQL writes otherwise. */
const predicates: Readonly<Record<string, (literals: readonly string[]) => string>> = {
  null: () => 'is null',
  notNull: () => 'is not null',
  in: (literals) => `in (${literals.join()})`,
  notIn: (literals) => `not in (${literals.join()})`,
  between: (literals) => `between ${literals.join(' and ')}`,
  notBetween: (literals) => `not between ${literals.join(' and ')}`,
};
