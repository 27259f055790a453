import type { Client } from 'pg';
import { BLOCK_SIZE, emptySet, type EnterpriseSet, nonEmptyBlocks, setOf } from '#matching';
import { Populations } from '#enterprises';
import { varbitArray } from '#platform';
import { withClient } from '#platform/embedded';
import { openServices } from '../district.js';
import { seeded } from '../report/random.js';
import { type Readers, readersOf } from './readers.js';

const fewMessages = 3;
/** Patterns per width from which the blocks of the pushes are drawn. */
const patterns = 256;
/** How many of a hundred pushes reach so many of the enterprises: everybody, sectors, single policies. */
const widths = [
  { of: 1, share: 1 },
  { of: 9, share: 0.3 },
  { of: 30, share: 0.03 },
  { of: 60, share: 0.003 },
] as const;

/**
 * A ledger with the history of many pushes, as if they had been planned one after the other over two years: audiences,
 * deliveries and both unions agree with each other. One reader has many messages, one three, one none.
 */
export async function fillLedger(url: string, pushes: number): Promise<void> {
  const session = await openServices(url);
  const { population } = await session.get(Populations).current();
  await session.close();
  await withClient(url, async (client) => {
    const readers = await readersOf(client);
    // Rows that agree with each other need no foreign key looked up a million times.
    await client.query(`SET session_replication_role = replica`);
    await client.query(`SET work_mem = '256MB'`);
    await preparePatterns(client, population.active, readers);
    await writePushes(client, pushes);
    for (let block = 0; block < population.blocks; block++) await writeBlock(client, block);
    await giveFew(client, readers, pushes);
    await writeUnions(client);
    await client.query('DROP TABLE pattern, reachable');
    for (const table of [
      'notice',
      'push',
      'delivery_block',
      'delivery_span',
      'audience_block',
      'coverage_day',
    ])
      await client.query(`VACUUM ANALYZE ${table}`);
  });
}

async function preparePatterns(client: Client, active: EnterpriseSet, readers: Readers): Promise<void> {
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
  const blocks = [...nonEmptyBlocks(withoutReaders(active, readers))];
  await client.query('INSERT INTO reachable SELECT * FROM unnest($1::int[], $2::varbit[])', [
    blocks.map(({ block }) => block),
    varbitArray(blocks.map(({ bytes }) => bytes)),
  ]);
}

function patternOf(share: number, random: () => number): Uint8Array {
  const members = Array.from({ length: BLOCK_SIZE }, (_, offset) => offset).filter(() => random() < share);
  return new Uint8Array(setOf(1, members).buffer);
}

/** Those who are to have few messages or none are reached by no pattern. */
function withoutReaders(active: EnterpriseSet, { few, none }: Readers): EnterpriseSet {
  const blocks = active.length / 128;
  const spared = setOf(blocks, [few.ordinal, none.ordinal]);
  return emptySet(blocks).map((_, word) => (active[word] ?? 0) & ~(spared[word] ?? 0));
}

async function writePushes(client: Client, pushes: number): Promise<void> {
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
          LATERAL (SELECT date '2024-01-01' + (n * 730 / $1)::int AS day) d,
          (SELECT id AS id_of_person FROM person ORDER BY id LIMIT 1) p`,
    [pushes],
  );
}

/** What each push said in one block: a pattern of its width, a different one for every push and block. */
async function writeBlock(client: Client, block: number): Promise<void> {
  const told = `
    SELECT p.sequence, a.bits & r.bits AS bits FROM push p JOIN reachable r ON r.block = ${block}
    JOIN pattern a ON a.width = CASE ${widthCases()} END AND a.number = (p.sequence * 31 + ${block * 17}) % ${patterns}`;
  await client.query(`
    INSERT INTO delivery_block (block, push, channel, targeted, delivered)
    SELECT ${block}, sequence, 'page', bits, bits FROM (${told}) t WHERE bit_count(bits) > 0 ORDER BY sequence`);
  await client.query(`
    INSERT INTO audience_block (push, segment, block, members)
    SELECT push, 'eligible', block, targeted FROM delivery_block WHERE block = ${block} ORDER BY push`);
}

/** Which of a hundred consecutive pushes have which width; 37 scatters them. */
function widthCases(): string {
  let below = 0;
  return widths
    .map(({ of }, width) => `WHEN p.sequence * 37 % 100 < ${(below += of)} THEN ${width}`)
    .join(' ');
}

/** Three pushes, far apart, also reach the reader with few messages. */
async function giveFew(client: Client, { few }: Readers, pushes: number): Promise<void> {
  const chosen = Array.from({ length: fewMessages }, (_, i) =>
    Math.floor(((i + 0.5) * pushes) / fewMessages),
  );
  const [block, offset] = [Math.floor(few.ordinal / BLOCK_SIZE), few.ordinal % BLOCK_SIZE];
  await client.query(
    `UPDATE delivery_block SET targeted = set_bit(targeted, $2, 1), delivered = set_bit(delivered, $2, 1)
     WHERE block = $1 AND push = ANY($3)`,
    [block, offset, chosen],
  );
  await client.query(
    'UPDATE audience_block SET members = set_bit(members, $2, 1) WHERE block = $1 AND push = ANY($3)',
    [block, offset, chosen],
  );
}

async function writeUnions(client: Client): Promise<void> {
  await client.query(`
    INSERT INTO delivery_span (block, span, delivered)
    SELECT block, push >> 6, bit_or(delivered) FROM delivery_block GROUP BY block, push >> 6`);
  await client.query(`
    INSERT INTO coverage_day (scope, day, block, delivered)
    SELECT scope, p.dispatched_on, d.block, bit_or(d.delivered)
    FROM delivery_block d JOIN push p ON p.sequence = d.push, unnest(ARRAY['*', 'tax']) AS scope
    GROUP BY scope, p.dispatched_on, d.block`);
}
