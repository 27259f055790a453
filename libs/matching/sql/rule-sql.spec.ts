import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnPerField } from './sql-layout.js';
import { ruleAsSql } from './rule-sql.js';
import { ruleSql } from '../../../test/builders/rule-sql.js';
import { testDatabase, type TestDatabase } from '../../../test/setup/database.js';
import type { FactValue, Field } from '../fields/field.js';
import { isKnown } from '../fields/field-kind.js';
import { createMatcher } from '../population/matcher.js';
import type { Condition, RuleGroup } from '../rules/rule.js';
import { hasManual } from '../rules/rule.js';
import { ordinals } from '../set.js';
import { someRule, someSpecimen } from '../specimens/arbitraries.js';
import { catalogue, industries, industryRows } from '../specimens/catalogue.js';
import { populationOf, today } from '../specimens/population.js';
import { runs } from '../specimens/runs.js';

/** Enterprises and rules that are tried; every rule is asked of every enterprise, in three ways. */
const enterprises = fc.sample(someSpecimen, { numRuns: 300, seed: 20261123 });
const rules = fc.sample(someRule, { ...runs(400), seed: 7 });

const matcher = createMatcher(populationOf(enterprises));

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`CREATE TABLE specimen (ordinal int, is_active boolean, facts jsonb, ${columns()})`);
  await client.query(`INSERT INTO specimen SELECT * FROM jsonb_populate_recordset(null::specimen, $1)`, [
    JSON.stringify(enterprises.map(rowOf)),
  ]);
  await client.query(
    `CREATE TABLE industry AS SELECT * FROM jsonb_to_recordset($1) AS r (code text, parent text)`,
    [JSON.stringify(industryRows)],
  );
  await client.query(`CREATE TABLE lineage AS WITH RECURSIVE up (code, ancestor) AS (
    SELECT code, code FROM industry UNION ALL
    SELECT up.code, industry.parent FROM up JOIN industry ON industry.code = up.ancestor WHERE industry.parent <> '')
    SELECT * FROM up`);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const sqlTypes = {
  boolean: 'boolean',
  number: 'numeric',
  date: 'date',
  enum: 'text[]',
  enumSet: 'text[]',
  industry: 'text',
  text: 'text',
};

const columns = (): string =>
  [...catalogue.values()]
    .map((field) => `${columnPerField(field)?.expression} ${sqlTypes[field.type]}`)
    .join(', ');

/** The same facts twice: as jsonb for the oracle, as columns for the product's own SQL. */
function rowOf({ facts, isActive }: (typeof enterprises)[number], ordinal: number) {
  const cells = [...catalogue.values()].map((field) => [field.key, cellOf(facts[field.key], field)]);
  return { ordinal, is_active: isActive !== false, facts, ...(Object.fromEntries(cells) as object) };
}

function cellOf(value: FactValue | undefined, field: Field): FactValue | undefined {
  if (!isKnown(value, field)) return undefined;
  return field.type === 'enum' && typeof value === 'string' ? [value] : value;
}

interface Answer {
  yes: number[];
  unknown: number[];
}

async function answersOf(...conditions: string[]): Promise<Answer[]> {
  const answers = conditions.map((sql) => `(${sql})::text`).join(', ');
  const { rows } = await client.query<{ ordinal: number; answers: (string | null)[] }>(
    `SELECT ordinal, ARRAY[${answers}] AS answers FROM specimen WHERE is_active ORDER BY ordinal`,
  );
  const whose = (i: number, wanted: string | null) =>
    rows.filter((row) => row.answers[i] === wanted).map(({ ordinal }) => ordinal);
  return conditions.map((_, i) => ({ yes: whose(i, 'true'), unknown: whose(i, null) }));
}

function inSets(rule: RuleGroup): Answer {
  const { yes, possible } = matcher.evaluate(rule);
  const sure = new Set(ordinals(yes));
  return { yes: [...sure], unknown: [...ordinals(possible)].filter((ordinal) => !sure.has(ordinal)) };
}

const asOracle = (rule: RuleGroup): string =>
  ruleSql(rule, { fields: catalogue, today, fact: (key) => `(facts -> '${key}')` });

describe('A rule asked of PostgreSQL', () => {
  it('has the answers of the matcher, by a translation of its own and by the product’s', async () => {
    const seen = { yes: 0, unknown: 0 };
    for (const rule of rules) {
      const { sql = asOracle(rule) } = ruleAsSql(rule, catalogue, industries, { today });
      const [oracle, own] = await answersOf(asOracle(rule), sql);
      const expected = inSets(rule);
      expect(oracle, JSON.stringify(rule)).toEqual(expected);
      expect(own, sql).toEqual(expected);
      seen.yes += expected.yes.length;
      seen.unknown += expected.unknown.length;
    }
    // Were nearly all answers no, the comparison would say little.
    expect(Math.min(seen.yes, seen.unknown)).toBeGreaterThan(rules.length * 50);
    expect(rules.filter((rule) => !hasManual(rule)).length).toBeGreaterThan(rules.length / 2);
  });

  it.each<Condition>([
    { field: 'scope', operator: 'contains', value: "50% of _ O'Neill" },
    { field: 'scope', operator: 'endsWith', value: '\\' },
    { field: 'foundedOn', operator: '<=', value: 'today' },
    { field: 'industry', operator: 'in', value: ['C', 'C26', '51'] },
  ])('takes %j as it is written', async (condition) => {
    const rule: RuleGroup = { combinator: 'and', rules: [condition] };
    const { sql = '' } = ruleAsSql(rule, catalogue, industries);
    expect((await answersOf(sql))[0]?.yes).toBeDefined();
    expect(
      (await answersOf(asOracle(rule), ruleAsSql(rule, catalogue, industries, { today }).sql ?? ''))[1],
    ).toEqual(inSets(rule));
  });
});

describe('What SQL cannot hold', () => {
  const manual: Condition = { field: 'manual', operator: '=', value: true };
  const staff: Condition = { field: 'staff', operator: '>', valueSource: 'field', value: 'insuredStaff' };
  const refused = (rule: RuleGroup, ...missing: string[]) => {
    const layout = (field: Field) => (missing.includes(field.key) ? undefined : columnPerField(field));
    return ruleAsSql(rule, catalogue, industries, { layout }).refusals.map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );
  };

  it('is refused with its place, all of it, and never left out', () => {
    const rule: RuleGroup = {
      combinator: 'or',
      rules: [staff, { combinator: 'and', rules: [manual, staff] }],
    };
    expect(refused(rule)).toEqual(['sqlManual /rules/1/rules/0']);
    expect(refused(rule, 'insuredStaff')).toEqual([
      'sqlNoColumn /rules/0/value',
      'sqlManual /rules/1/rules/0',
      'sqlNoColumn /rules/1/rules/1/value',
    ]);
    expect(ruleAsSql(rule, catalogue, industries).sql).toBeUndefined();
  });

  it('is also a count of counts of counts, which would fill books', () => {
    const around = (inner: RuleGroup['rules'][number]): RuleGroup => ({
      combinator: 'atLeast',
      minimum: 1,
      rules: [inner, staff],
    });
    let rule = around(staff);
    for (let depth = 0; depth < 14; depth++) rule = around(rule);
    expect(refused(rule)).toHaveLength(1);
    expect(refused(rule)[0]).toMatch(/^sqlTooLong \/rules\/0/);
  });
});
