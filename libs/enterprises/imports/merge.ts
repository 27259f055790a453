import type { Database } from '#platform';
import { shiftPeriods, type YearlyFacts } from './period-shift.js';
import { keepHigherFeeds } from './precedence.js';
import { sqlText } from './sql-text.js';
import { firstSources, stampedFeeds, type Stamps, trackedSources } from './stamps.js';
import type { TrackedFact } from './tracked-fact.js';

/** What a merge did to the registry, in rows of the file. */
export interface MergeCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Version of the population after the merge; the former one when nothing changed. */
  readonly version: number;
}

export interface MergeOptions {
  readonly batch: string;
  readonly clearEmpty: boolean;
  readonly generated: boolean;
  /** Identity facts for which the file has a column. */
  readonly columns: readonly string[];
  /** Stamp per feed whose facts the file brings. */
  readonly feeds: Stamps;
  /** Stamps under which the file's values stand; a correction has one and leaves the feeds' own alone. */
  readonly values: Stamps;
  /** Keys of given facts that are not tracked: a value of their own stamp gives way to the feed's. */
  readonly untracked: readonly string[];
  /** The year or whatever else the file speaks of. */
  readonly period: string | null;
  readonly tracked: readonly TrackedFact[];
  /** Facts of a year of which no earlier ones are kept, by their feed. */
  readonly yearly: YearlyFacts;
}

/**
 * Brings the staged rows into the registry, set by set, under the import lock: ordinals stay dense and rows
 * that change nothing are not written.
 */
export async function mergeStaged(database: Database, options: MergeOptions): Promise<MergeCounts> {
  await database.query('ANALYZE staged');
  await database.lock('import');
  await rejectRows(database);
  const rejected = await storeRejections(database, options.batch);
  await keepHigherFeeds(database, options.tracked);
  await shiftPeriods(database, options);
  await prepare(database, options);
  await database.query('CREATE TEMP TABLE touched (block int PRIMARY KEY) ON COMMIT DROP');
  const inserted = await insertNew(database, options);
  const updated = await updateChanged(database, options);
  const total = await count(database, 'SELECT count(*)::int AS n FROM staged WHERE faults IS NULL');
  const confirmed = await count(database, 'SELECT count(*)::int AS n FROM changed WHERE is_confirmed');
  const version = await raiseVersion(database, inserted, updated + confirmed);
  return { inserted, updated, unchanged: total - inserted - updated, rejected, version };
}

async function count(database: Database, sql: string, parameters: unknown[] = []): Promise<number> {
  return (await database.one<{ n: number }>(sql, parameters))?.n ?? 0;
}

/** Faults that only show against other rows and the registry: repeated codes, new enterprises without a name. */
async function rejectRows(database: Database): Promise<void> {
  await database.query(`
    UPDATE staged SET faults = jsonb_build_array(jsonb_build_object('column', '统一社会信用代码', 'value', staged.uscc,
      'reason', '与第 ' || d.first || ' 行重复，已按先出现的一行处理'))
    FROM (SELECT line, first_value(line) OVER (PARTITION BY uscc ORDER BY line) AS first FROM staged WHERE faults IS NULL) d
    WHERE staged.line = d.line AND d.first < d.line`);
  await database.query(`
    UPDATE staged SET faults = jsonb_build_array(jsonb_build_object('column', '企业名称', 'value', NULL,
      'reason', '新企业必须有名称'))
    WHERE faults IS NULL AND name IS NULL AND NOT EXISTS (SELECT FROM enterprise e WHERE e.uscc = staged.uscc)`);
}

async function storeRejections(database: Database, batch: string): Promise<number> {
  await database.query('DELETE FROM import_rejection WHERE batch = $1', [batch]);
  await database.query(
    `INSERT INTO import_rejection (batch, row, number, column_name, value, reason)
     SELECT $1, line, n, fault ->> 'column', fault ->> 'value', fault ->> 'reason'
     FROM staged, jsonb_array_elements(faults) WITH ORDINALITY AS f (fault, n) WHERE faults IS NOT NULL`,
    [batch],
  );
  return count(database, 'SELECT count(*)::int AS n FROM staged WHERE faults IS NOT NULL');
}

/** The known enterprises that the file changes, as they will be, and those it only confirms at a later day. */
async function prepare(database: Database, options: MergeOptions): Promise<void> {
  const { clearEmpty, columns, feeds, values, tracked } = options;
  const stampsOneValue = Object.keys(values).some((feed) => !(feed in feeds));
  const isConfirmed = stampsOneValue ? 'true' : isLater(Object.keys(feeds));
  const taken = (column: string, fact: string) =>
    clearEmpty && columns.includes(fact) ? `s.${column}` : `coalesce(s.${column}, e.${column})`;
  const standing = `(e.facts - coalesce(s.dropped, '{}'))`;
  const facts = clearEmpty
    ? `jsonb_strip_nulls(${standing} || s.facts)`
    : `${standing} || jsonb_strip_nulls(s.facts)`;
  await database.query(`
    CREATE TEMP TABLE changed ON COMMIT DROP AS
    SELECT e.ordinal, n.*, NOT v.is_changed AS is_confirmed FROM staged s JOIN enterprise e USING (uscc), LATERAL (
      SELECT coalesce(s.name, e.name) AS name, coalesce(s.status, e.status) AS status,
             ${taken('town', 'town')} AS town, ${taken('industry', 'industry')} AS industry,
             ${taken('registration_type', 'registrationType')} AS registration_type,
             ${taken('established', 'established')} AS established, ${facts} AS facts,
             ${stampedFeeds(feeds)} AS feeds, ${trackedSources(tracked, options)} AS sources) n,
    LATERAL (SELECT (n.name, n.status, n.town, n.industry, n.registration_type, n.established, n.facts)
      IS DISTINCT FROM (e.name, e.status, e.town, e.industry, e.registration_type, e.established, e.facts) AS is_changed) v
    WHERE s.faults IS NULL AND (v.is_changed OR ${isConfirmed})`);
}

/** SQL: whether a feed speaks of another day or period than when it last spoke. */
function isLater(feeds: readonly string[]): string {
  const parts = feeds.map((feed) => {
    const key = sqlText(feed);
    return `((n.feeds -> ${key}) - 'batch') IS DISTINCT FROM ((e.feeds -> ${key}) - 'batch')`;
  });
  return parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`;
}

async function insertNew(database: Database, options: MergeOptions): Promise<number> {
  return count(
    database,
    `WITH fresh AS (
       SELECT s.*, row_number() OVER (ORDER BY s.line) - 1 AS position
       FROM staged s LEFT JOIN enterprise e USING (uscc) WHERE s.faults IS NULL AND e.ordinal IS NULL),
     added AS (
       INSERT INTO enterprise (ordinal, uscc, name, town, industry, registration_type, established, status, facts,
                               feeds, sources, generated, registered_by)
       SELECT next_ordinal + position, uscc, name, town, industry, registration_type, established, coalesce(status, 'active'),
              jsonb_strip_nulls(facts), $2, ${firstSources(options.tracked, options.feeds)}, $3, $1
       FROM fresh s, population ORDER BY position RETURNING ordinal),
     blocks AS (${touchBlocks('added')})
     SELECT count(*)::int AS n FROM added`,
    [options.batch, JSON.stringify(options.feeds), options.generated],
  );
}

async function updateChanged(database: Database, options: MergeOptions): Promise<number> {
  await database.query(
    `INSERT INTO enterprise_change (batch, ordinal, before)
     SELECT $1, e.ordinal, before.diff FROM changed c JOIN enterprise e USING (ordinal),
     LATERAL (SELECT jsonb_object_agg(key, old -> key) AS diff
              FROM (SELECT jsonb_build_object('name', e.name, 'status', e.status, 'town', e.town, 'industry', e.industry,
                             'registrationType', e.registration_type, 'established', e.established) || e.facts AS old,
                           jsonb_build_object('name', c.name, 'status', c.status, 'town', c.town, 'industry', c.industry,
                             'registrationType', c.registration_type, 'established', c.established) || c.facts AS new) v,
              LATERAL jsonb_object_keys(old || new) AS key
              WHERE old -> key IS DISTINCT FROM new -> key) before
     WHERE NOT c.is_confirmed`,
    [options.batch],
  );
  return count(
    database,
    `WITH written AS (
       UPDATE enterprise e SET name = c.name, status = c.status, town = c.town, industry = c.industry,
              registration_type = c.registration_type, established = c.established, facts = c.facts,
              feeds = c.feeds, sources = c.sources,
              merged_into = CASE WHEN c.status = 'merged' THEN e.merged_into END
       FROM changed c WHERE c.ordinal = e.ordinal RETURNING e.ordinal, c.is_confirmed),
     blocks AS (${touchBlocks('written')})
     SELECT count(*) FILTER (WHERE NOT is_confirmed)::int AS n FROM written`,
  );
}

/** SQL: remembers the blocks of changed enterprises until the version that this import becomes is settled. */
const touchBlocks = (source: string): string =>
  `INSERT INTO touched SELECT DISTINCT ordinal >> 12 FROM ${source} ON CONFLICT DO NOTHING`;

/**
 * Last of all, since plans wait for this row from here to the commit. Blocks are stamped after it: whoever else raised
 * the version meanwhile would make an earlier stamp look like one that every process has seen.
 */
async function raiseVersion(database: Database, inserted: number, updated: number): Promise<number> {
  const changed = inserted + updated > 0;
  const row = await database.one<{ version: string }>(
    'UPDATE population SET version = version + $1, next_ordinal = next_ordinal + $2 RETURNING version',
    [changed ? 1 : 0, inserted],
  );
  if (!changed) return Number(row?.version);
  await database.query(
    `INSERT INTO population_block (block, version) SELECT block, $1 FROM touched
     ON CONFLICT (block) DO UPDATE SET version = excluded.version`,
    [row?.version],
  );
  await database.query("SELECT pg_notify('population', $1)", [row?.version]);
  return Number(row?.version);
}
