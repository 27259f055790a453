import type { Client } from 'pg';
import { BLOCK_SIZE, type EnterpriseSet, nonEmptyBlocks, setOf } from '#matching';
import { varbitArray } from '#platform';
import { seeded } from '../report/random.js';

/** Patterns per width from which the blocks of the pushes are drawn. */
const patterns = 256;

/** The history that a ledger is to have. */
export interface LedgerShape {
  /** A multiple of what the widths add up to, so that each has its share. */
  readonly pushes: number;
  readonly from: string;
  /** Over how many days the pushes are spread. */
  readonly days: number;
  /** How many of so many consecutive pushes reach which share of the enterprises. */
  readonly widths: readonly { readonly of: number; readonly share: number }[];
  /** Nobody else is ever reached. */
  readonly reachable: EnterpriseSet;
}

/** Writes notices, pushes, audiences and deliveries, as if each push had been planned after the other. */
export async function writeHistory(client: Client, shape: LedgerShape): Promise<void> {
  // Rows that agree with each other need no foreign key looked up a million times.
  await client.query(`SET session_replication_role = replica`);
  await client.query(`SET work_mem = '256MB'`);
  await preparePatterns(client, shape);
  await writePushes(client, shape);
  for (let block = 0; block < shape.reachable.length / 128; block++) await writeBlock(client, block, shape);
  await client.query('DROP TABLE pattern, reachable');
}

/** The two unions that the ledger keeps, from what it says. */
export async function writeUnions(client: Client): Promise<void> {
  await client.query(`
    INSERT INTO delivery_span (block, span, delivered)
    SELECT block, push >> 6, bit_or(delivered) FROM delivery_block GROUP BY block, push >> 6`);
  await client.query(`
    INSERT INTO coverage_day (scope, day, block, delivered)
    SELECT scope, p.dispatched_on, d.block, bit_or(d.delivered)
    FROM delivery_block d JOIN push p ON p.sequence = d.push, unnest(ARRAY['*', 'tax']) AS scope
    GROUP BY scope, p.dispatched_on, d.block`);
  const tables = ['notice', 'push', 'delivery_block', 'delivery_span', 'audience_block', 'coverage_day'];
  for (const table of tables) await client.query(`VACUUM ANALYZE ${table}`);
}

async function preparePatterns(client: Client, { widths, reachable }: LedgerShape): Promise<void> {
  await client.query(
    'CREATE TABLE pattern (width int, number int, bits bit(4096), PRIMARY KEY (width, number))',
  );
  await client.query('CREATE TABLE reachable (block int PRIMARY KEY, bits bit(4096))');
  const random = seeded(4096);
  const made = widths.flatMap(({ share }, width) =>
    Array.from({ length: patterns }, (_, number) => ({ width, number, bytes: patternOf(share, random) })),
  );
  await client.query('INSERT INTO pattern SELECT * FROM unnest($1::int[], $2::int[], $3::varbit[])', [
    made.map(({ width }) => width),
    made.map(({ number }) => number),
    varbitArray(made.map(({ bytes }) => bytes)),
  ]);
  const blocks = [...nonEmptyBlocks(reachable)];
  await client.query('INSERT INTO reachable SELECT * FROM unnest($1::int[], $2::varbit[])', [
    blocks.map(({ block }) => block),
    varbitArray(blocks.map(({ bytes }) => bytes)),
  ]);
}

function patternOf(share: number, random: () => number): Uint8Array {
  const members = Array.from({ length: BLOCK_SIZE }, (_, offset) => offset).filter(() => random() < share);
  return new Uint8Array(setOf(1, members).buffer);
}

async function writePushes(client: Client, { pushes, from, days }: LedgerShape): Promise<void> {
  await client.query(
    `INSERT INTO notice (id, department, kind, title, body)
     SELECT gen_random_uuid(), 'tax', 'policy', '测试推送 ' || n, repeat('这是一条测试推送的正文。', 20)
     FROM generate_series(1, $1) n`,
    [pushes],
  );
  await client.query(
    `INSERT INTO push (id, sequence, notice, department, rule, segments, channels, state, content_hash, population_version,
                       dispatched_on, dispatched_at, created_by, submitted_by)
     SELECT gen_random_uuid(), n, id, 'tax', '{"combinator": "and", "rules": []}', '[{"segment": "eligible"}]', '{page}',
            'done', '', 1, day, day, p.id_of_person, p.id_of_person
     FROM (SELECT id, row_number() OVER () AS n FROM notice) notice,
          LATERAL (SELECT $2::date + (n * $3::int / $1)::int AS day) d,
          (SELECT id AS id_of_person FROM person ORDER BY id LIMIT 1) p`,
    [pushes, from, days],
  );
}

/** What each push said in one block: a pattern of its width, a different one for every push and block. */
async function writeBlock(client: Client, block: number, { widths }: LedgerShape): Promise<void> {
  const told = `
    SELECT p.sequence, a.bits & r.bits AS bits FROM push p JOIN reachable r ON r.block = ${block}
    JOIN pattern a ON a.width = CASE ${widthCases(widths)} END
                  AND a.number = (p.sequence * 31 + ${block * 17}) % ${patterns}`;
  await client.query(`
    INSERT INTO delivery_block (block, push, channel, targeted, delivered)
    SELECT ${block}, sequence, 'page', bits, bits FROM (${told}) t WHERE bit_count(bits) > 0 ORDER BY sequence`);
  await client.query(`
    INSERT INTO audience_block (push, segment, block, members)
    SELECT push, 'eligible', block, targeted FROM delivery_block WHERE block = ${block} ORDER BY push`);
}

/** Which of consecutive pushes have which width; 37 scatters them. */
function widthCases(widths: LedgerShape['widths']): string {
  const all = widths.reduce((sum, { of }) => sum + of, 0);
  let below = 0;
  return widths
    .map(({ of }, width) => `WHEN p.sequence * 37 % ${all} < ${(below += of)} THEN ${width}`)
    .join(' ');
}
