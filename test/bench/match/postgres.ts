import type { Client } from 'pg';
import type { Answer } from './duckdb.js';
import { policyInSql } from './policy.js';
import { medianOf, mustAgree } from '../report/timing.js';

/** What PostgreSQL was given to answer with, and how long it then took. */
export interface PostgresTime {
  readonly name: string;
  readonly value: number;
}

interface Way {
  readonly name: string;
  /** Indexes, and whatever else is done once beforehand. */
  readonly prepare: readonly string[];
  /** How the session is to go about it. */
  readonly settings: readonly string[];
  /** Which of the two counts it answers: an index holds who meets the policy, never of whom it is unknown. */
  readonly counts: 'both' | 'yes';
}

const columns = 'division, town, established, staff, revenue, debt_ratio, tax_credit, dishonest';
const alone = ['SET enable_seqscan = off', 'SET max_parallel_workers_per_gather = 0'];
const both = ['SET enable_seqscan = on', 'SET max_parallel_workers_per_gather = 2'];

/** Ways to answer any policy. Each is measured, and the fastest stands in the table. */
const general: readonly Way[] = [
  { name: '两个进程并行顺序扫描', prepare: [], settings: both, counts: 'both' },
  {
    name: '覆盖 B 树（部分索引，只含在业）',
    prepare: [
      `CREATE INDEX flat_covering ON flat (dishonest, tax_credit, town, division, established)
       INCLUDE (staff, revenue, debt_ratio) WHERE active`,
    ],
    settings: [...alone, 'SET enable_bitmapscan = off'],
    counts: 'yes',
  },
  {
    name: '各列 B 树，位图相交',
    prepare: columns.split(', ').map((column) => `CREATE INDEX ON flat (${column}) WHERE active`),
    settings: [...alone, 'SET enable_indexonlyscan = off', 'SET enable_indexscan = off'],
    counts: 'yes',
  },
  {
    name: 'BRIN，行按街镇与门类排列',
    prepare: [
      'CREATE TABLE ordered AS SELECT * FROM flat ORDER BY town, division',
      'DROP TABLE flat',
      'ALTER TABLE ordered RENAME TO flat',
      'CREATE INDEX ON flat USING brin (town, division, established, staff, revenue) WITH (pages_per_range = 8)',
    ],
    settings: [...alone, 'SET enable_indexonlyscan = off', 'SET enable_indexscan = off'],
    counts: 'yes',
  },
];

/** An index that holds the answer to this one policy: the counterpart of conditions that were compared before. */
const tailored: Way = {
  name: '为本政策建的部分索引',
  prepare: [`CREATE INDEX ON flat (ordinal) WHERE active AND ${policyInSql}`],
  settings: [...alone, 'SET enable_indexonlyscan = on', 'SET enable_indexscan = on'],
  counts: 'yes',
};

/** The policy asked of PostgreSQL, from a narrow table of its own in which it has only what the policy asks about. */
export async function askPostgres(
  client: Client,
  ours: Answer,
): Promise<{ general: PostgresTime; tailored: PostgresTime }> {
  await client.query(`SET work_mem = '256MB'`);
  const times: PostgresTime[] = [];
  for (const way of [...general, tailored]) times.push(await timeOf(way, client, ours));
  return { general: fastestOf(times.slice(0, -1)), tailored: fastestOf(times) };
}

/** The fastest; with the tailored one among them it may still be another. */
const fastestOf = (times: readonly PostgresTime[]): PostgresTime =>
  times.reduce((best, each) => (each.value < best.value ? each : best));

async function timeOf(way: Way, client: Client, ours: Answer): Promise<PostgresTime> {
  await client.query(flatTable);
  for (const sql of [...way.prepare, 'VACUUM ANALYZE flat', ...way.settings]) await client.query(sql);
  // A name of its own: the driver remembers which statements it has prepared.
  const name = way.name;
  const ask = async () => (await client.query<Answer>({ name, text: queries[way.counts] })).rows[0];
  const found = await ask();
  mustAgree(`PostgreSQL ${way.name}`, ours.yes, found?.yes ?? NaN);
  if (way.counts === 'both') mustAgree(`PostgreSQL ${way.name}`, ours.unknown, found?.unknown ?? NaN);
  const value = await medianOf(20, ask, 3);
  await client.query('DROP TABLE flat');
  const scope = way.counts === 'both' ? '' : '，只数符合';
  return { name: `PostgreSQL（${way.name}${scope}）`, value };
}

/** As narrow as DuckDB's, so that all of it is in the buffers. */
const flatTable = `
  CREATE TABLE flat AS
  SELECT ordinal, status = 'active' AS active, left(industry, 2)::smallint AS division, town, established,
         (facts->>'staff')::float8 AS staff, (facts->>'revenue')::float8 AS revenue,
         (facts->>'liabilities')::float8 * 100 / nullif((facts->>'assets')::float8, 0) AS debt_ratio,
         facts->>'taxCredit' AS tax_credit, (facts->>'dishonest')::boolean AS dishonest
  FROM enterprise`;

const queries = {
  both: `SELECT count(*) FILTER (WHERE met)::int AS yes, count(*) FILTER (WHERE met IS NULL)::int AS unknown
         FROM (SELECT (${policyInSql}) AS met FROM flat WHERE active) m`,
  yes: `SELECT count(*)::int AS yes FROM flat WHERE active AND ${policyInSql}`,
} as const;
