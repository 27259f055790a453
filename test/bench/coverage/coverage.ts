import type { Client } from 'pg';
import { type EnterpriseSet, ordinals, setFromBlocks, setOf } from '#matching';
import { Populations } from '#enterprises';
import { Ledger } from '#push';
import { Metrics } from '#disclosure';
import { withClient } from '#platform/embedded';
import type { Session } from '../../../apps/cli/session.js';
import { type District, openServices } from '../district.js';
import { writeHistory, writeUnions } from '../ledger/made-ledger.js';
import { RowCopy } from '../push/row-copy.js';
import { seeded } from '../report/random.js';
import type { Tell } from '../report/figure.js';
import { medianOf, mustAgree } from '../report/timing.js';

const pushes = 1000;
const year = { from: '2025-01-01', to: '2025-12-31' };
/** Of a hundred pushes: one to everybody, nine to sectors, the others to what single policies reach. */
const widths = [
  { of: 1, share: 1 },
  { of: 9, share: 0.3 },
  { of: 40, share: 0.05 },
  { of: 50, share: 0.005 },
] as const;
/** So many are never reached, or the answer would be everybody. */
const neverReached = 0.08;

/** How many different enterprises a thousand pushes reached, from the ledger's sets and from a row per delivery. */
export async function benchCoverage(district: District, tell: Tell): Promise<void> {
  const url = await district.copy('coverage');
  const session = await openServices(url);
  try {
    const { population } = await session.get(Populations).current();
    await withClient(url, async (client) => {
      const reachable = thinned(population.active);
      await writeHistory(client, { pushes, from: year.from, days: 364, widths, reachable });
      await writeUnions(client);
      await writeRows(session, population.blocks, url);
      await client.query('VACUUM ANALYZE delivery_row');
      await measure(client, session, tell);
    });
  } finally {
    await session.close();
  }
}

function thinned(active: EnterpriseSet): EnterpriseSet {
  const random = seeded(92);
  return setOf(
    active.length / 128,
    [...ordinals(active)].filter(() => random() >= neverReached),
  );
}

/** The same deliveries as a row each, without the primary key that would make them slower still. */
async function writeRows(session: Session, blocks: number, url: string): Promise<void> {
  const ledger = session.get(Ledger);
  const rows = await RowCopy.open(url, { key: false });
  for (let push = 1; push <= pushes; push++)
    await rows.push(push, [...ordinals(setFromBlocks(blocks, await ledger.delivered(push)))]);
  await rows.close();
}

const inSets = (from: string): string =>
  `SELECT sum(bit_count(bits))::int AS n FROM (SELECT bit_or(delivered) AS bits FROM ${from} GROUP BY block) b`;
const ways = {
  ledger: inSets(`delivery_block WHERE push BETWEEN 1 AND ${pushes}`),
  days: inSets(`coverage_day WHERE scope = '*' AND day BETWEEN '${year.from}' AND '${year.to}'`),
  sorted: 'SELECT count(DISTINCT enterprise)::int AS n FROM delivery_row',
  hashed: 'SELECT count(*)::int AS n FROM (SELECT DISTINCT enterprise FROM delivery_row) d',
} as const;

async function measure(client: Client, session: Session, tell: Tell): Promise<void> {
  await client.query(`SET work_mem = '1GB'`);
  const number = async (sql: string) => (await client.query<{ n: number }>(sql)).rows[0]?.n ?? NaN;
  const rows = await number('SELECT count(*)::int AS n FROM delivery_row');
  const { values } = await session.get(Metrics).figures(year);
  const answers = [];
  for (const sql of Object.values(ways)) answers.push(await number(sql));
  mustAgree('去重覆盖', values.P5, ...answers);
  mustAgree('投放家次', values.P4, rows);

  const [ledger, days] = [
    await medianOf(20, () => number(ways.ledger)),
    await medianOf(20, () => number(ways.days)),
  ];
  const millions = (rows / 1e6).toFixed(1);
  const peers = [
    {
      name: `count(distinct)，${millions} 百万行`,
      value: await medianOf(3, () => number(ways.sorted), 1),
      ratio: 50,
    },
    { name: `DISTINCT 散列，${millions} 百万行`, value: await medianOf(3, () => number(ways.hashed), 1) },
  ];
  for (const { ratio, ...peer } of peers) {
    const bar = ratio === undefined ? undefined : { most: 50, ratio };
    tell({ name: '1,000 次推送的去重覆盖', value: ledger, unit: 'ms', peer, bar });
  }
  for (const { ratio, ...peer } of peers) {
    const bar = ratio === undefined ? undefined : { most: 20, ratio };
    tell({ name: '全年去重覆盖（日汇总）', value: days, unit: 'ms', peer, bar });
  }
  const figures = await medianOf(5, () => session.get(Metrics).figures(year), 1);
  tell({ name: '全年指标 P1–P5，连同恒等式核对', value: figures, unit: 'ms' });
}
