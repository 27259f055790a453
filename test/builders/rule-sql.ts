import type { Condition, Field, RuleGroup, RuleNode } from '#matching';

/**
 * A second translation of rules into SQL, for tests to hold the engines against. It shares nothing with them: facts are
 * read from jsonb, industries are looked up in a table `lineage (code, ancestor)` of every code with itself and all above
 * it, and SQL's own logic with NULL is Kleene's: true is yes, NULL is unknown.
 */
export interface OracleContext {
  readonly fields: ReadonlyMap<string, Field>;
  readonly today: string;
  /** The jsonb value of a fact. */
  readonly fact: (key: string) => string;
}

/** A rule as an SQL condition; what a person must judge is unknown. */
export function ruleSql(rule: RuleNode, context: OracleContext): string {
  return 'rules' in rule ? groupSql(rule, context) : conditionSql(rule, context);
}

function groupSql(group: RuleGroup, context: OracleContext): string {
  const parts = group.rules.map((each) => ruleSql(each, context));
  const sql =
    group.combinator === 'and' || group.combinator === 'or'
      ? parts.join(` ${group.combinator} `)
      : pointsSql(group, parts);
  return group.not ? `(not (${sql}))` : `(${sql})`;
}

/** True once the points of those that hold are enough, false once those of all that may hold are not. */
function pointsSql(group: RuleGroup, parts: readonly string[]): string {
  const points = group.rules.map(({ meta }) => (group.combinator === 'score' ? meta?.points : 1));
  const rows = parts.map((part, i) => `(${points[i]}, ${part})`).join(', ');
  const sum = (test: string) => `coalesce(sum(points) filter (where truth is ${test}), 0)`;
  return `select case when ${sum('true')} >= ${group.minimum} then true
                      when ${sum('not false')} < ${group.minimum} then false end
          from (values ${rows}) parts (points, truth)`;
}

function conditionSql(condition: Condition, context: OracleContext): string {
  const field = context.fields.get(condition.field);
  if (!field) return 'null::boolean';
  const fact = context.fact(field.key);
  if (condition.operator === 'null') return `(${stated(field, fact)} is null)`;
  if (condition.operator === 'notNull') return `(${stated(field, fact)} is not null)`;
  const other = condition.valueSource === 'field' ? context.fields.get(String(condition.value)) : undefined;
  return other ? pairSql(condition, field, other, context) : valueSql(condition, field, context);
}

/** The fact, or NULL when it says nothing: an interval of no options does not. */
const stated = ({ type }: Field, fact: string): string =>
  type === 'enum' ? `nullif(${fact}, '[]'::jsonb)` : fact;

const types: Readonly<Record<string, string>> = { number: 'numeric', date: 'date', boolean: 'boolean' };

/** The fact as a value of its SQL type. */
const typed = ({ type }: Field, fact: string): string => `(${fact} #>> '{}')::${types[type] ?? 'text'}`;

/** The codes of an enum (one or several possible ones) or of a set, as rows `codes (code)`. */
const codesOf = (fact: string): string =>
  `jsonb_array_elements_text(case jsonb_typeof(${fact}) when 'array' then ${fact} else jsonb_build_array(${fact}) end)`;

const text = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`;
const listed = (values: readonly unknown[]): string => values.map(text).join(', ');

function valueSql({ operator, value }: Condition, field: Field, context: OracleContext): string {
  const fact = stated(field, context.fact(field.key));
  const values = (Array.isArray(value) ? value : [value]) as unknown[];
  if (field.type === 'enum') return turned(operator, wholeSql(fact, values));
  if (field.type === 'enumSet') return setSql(operator, fact, values);
  if (field.type === 'industry') return turned(operator, industrySql(typed(field, fact), values));
  const literals = values.map(
    (each) => `${text(each === 'today' ? context.today : each)}::${types[field.type] ?? 'text'}`,
  );
  return `(${(predicates[operator] ?? compared(operator))(typed(field, fact), literals)})`;
}

const turned = (operator: string, sql: string): string =>
  operator === '!=' || operator === 'notIn' ? `(not ${sql})` : sql;

/** An interval meets what all its codes meet, and fails what none of them meets. */
const wholeSql = (fact: string, wanted: readonly unknown[]): string =>
  `(select case when bool_and(code in (${listed(wanted)})) then true
                when not bool_or(code in (${listed(wanted)})) then false end
    from ${codesOf(fact)} codes (code) where ${fact} is not null)`;

function setSql(operator: string, fact: string, wanted: readonly unknown[]): string {
  const found = `(select count(distinct code) from ${codesOf(fact)} codes (code) where code in (${listed(wanted)}))`;
  const tests: Readonly<Record<string, string>> = {
    containsAny: `${found} > 0`,
    containsAll: `${found} = ${new Set(wanted).size}`,
    containsNone: `${found} = 0`,
  };
  return `(case when ${fact} is not null then ${tests[operator]} end)`;
}

/** Codes may be written with their section before them, as C26. */
const industrySql = (code: string, wanted: readonly unknown[]): string => {
  const codes = wanted.map((each) => String(each).replace(/^[A-Z](?=\d)/, ''));
  return `(case when ${code} is null then null
                when exists (select from lineage l where l.code = ${code} and l.ancestor in (${listed(codes)})) then true
                when exists (select from lineage l where l.ancestor = ${code} and l.code in (${listed(codes)})) then null
                else false end)`;
};

/** How many yuan the unit of an amount is; whatever else is counted is counted in its own unit. */
const yuan: Readonly<Record<string, number>> = { 万元: 10_000, 亿元: 100_000_000 };

function pairSql(
  { operator, factor }: Condition,
  field: Field,
  other: Field,
  context: OracleContext,
): string {
  const [left, right] = [field, other].map((each) => stated(each, context.fact(each.key)));
  if (field.type === 'enum') return turned(operator, samePairSql(left ?? '', right ?? ''));
  const unit = ({ unit: name }: Field) => (field.type === 'number' ? ` * ${yuan[name ?? ''] ?? 1}` : '');
  const multiple = factor === undefined ? '' : ` * ${factor}`;
  return `(${typed(field, left ?? '')}${unit(field)} ${operator} ${typed(other, right ?? '')}${unit(other)}${multiple})`;
}

/** What is true of two intervals is true whichever of their codes are the real ones. */
const samePairSql = (left: string, right: string): string =>
  `(select case when bool_and(a.code = b.code) then true when not bool_or(a.code = b.code) then false end
    from ${codesOf(left)} a (code), ${codesOf(right)} b (code) where ${left} is not null and ${right} is not null)`;

const compared = (operator: string) => (fact: string, literals: readonly string[]) =>
  `${fact} ${operator} ${literals.join()}`;

/** Operators that SQL writes otherwise. */
const predicates: Readonly<Record<string, (fact: string, literals: readonly string[]) => string>> = {
  in: (fact, literals) => `${fact} in (${literals.join()})`,
  notIn: (fact, literals) => `${fact} not in (${literals.join()})`,
  between: (fact, literals) => `${fact} between ${literals.join(' and ')}`,
  notBetween: (fact, literals) => `${fact} not between ${literals.join(' and ')}`,
  contains: (fact, [part]) => `strpos(${fact}, ${part}) > 0`,
  notContains: (fact, [part]) => `strpos(${fact}, ${part}) = 0`,
  beginsWith: (fact, [part]) => `starts_with(${fact}, ${part})`,
  endsWith: (fact, [part]) => `starts_with(reverse(${fact}), reverse(${part}))`,
};
