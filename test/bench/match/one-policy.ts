import { count, createMatcher, type Population } from '#matching';
import { withClient } from '#platform/embedded';
import { say } from '../district.js';
import type { Bar, Figure, Tell } from '../report/figure.js';
import { medianOf, medianOfMany, mustAgree, timed } from '../report/timing.js';
import { type Answer, DuckDb } from './duckdb.js';
import { policy } from './policy.js';
import { askPostgres } from './postgres.js';
import type { RegistryRow } from './registry-rows.js';
import { compiled, interpreted, withJsonRules } from './rule-engines.js';
import { allAtOnce, findZen, oneByOne } from './zen.js';

/** Asked as the rule builder asks: how many meet it, and of how many it is unknown. */
export async function benchOnePolicy(
  population: Population,
  { rows, url }: { rows: readonly RegistryRow[]; url: string },
  tell: Tell,
): Promise<void> {
  const matcher = createMatcher(population);
  const ours = answerOf(matcher.evaluate(policy));
  mustAgree('人数', ours.yes, matcher.headcount(policy).yes);
  const warm = medianOfMany(() => matcher.headcount(policy));
  const cold = await medianOf(40, () => createMatcher(population).headcount(policy), 10);
  const sets = medianOfMany(() => matcher.evaluate(policy));
  const audience = medianOfMany(() => matcher.audience(policy));
  const tellBoth: TellPeer = (peer, bars = {}, cached = peer) => {
    tell({ name: `${name}，热`, value: warm, unit: 'ms', peer: cached, bar: bars.warm });
    tell({ name: `${name}，冷`, value: cold, unit: 'ms', peer, bar: bars.cold });
  };
  tellBoth(await duckdbTime(rows, ours), { warm: { ratio: 50 }, cold: { ratio: 5 } });
  const postgres = await withClient(url, (client) => askPostgres(client, ours));
  tellBoth(postgres.general, {}, postgres.tailored);
  await ruleEngines(rows, { warm, yes: ours.yes }, tell);
  tell({ name: '同上，给出名单（集合），热', value: sets, unit: 'ms' });
  tell({ name: '同上，全部分组（含差一项），热', value: audience, unit: 'ms' });
}

const name = '一项政策（8 个条件），人数';
type Peer = NonNullable<Figure['peer']>;
type TellPeer = (peer: Peer, bars?: { warm?: Bar; cold?: Bar }, cached?: Peer) => void;

async function duckdbTime(rows: readonly RegistryRow[], ours: Answer): Promise<Peer> {
  const duckdb = await DuckDb.with(rows);
  const ask = await duckdb.prepared();
  const theirs = await ask();
  mustAgree('DuckDB', ours.yes, theirs.yes);
  mustAgree('DuckDB', ours.unknown, theirs.unknown);
  const value = await medianOf(60, ask, 10);
  duckdb.close();
  return { name: 'DuckDB', value };
}

/** Engines that ask one enterprise after the other, over the whole district once. */
async function ruleEngines(
  rows: readonly RegistryRow[],
  { warm, yes }: { warm: number; yes: number },
  tell: Tell,
): Promise<void> {
  const active = rows.filter((row) => row.active);
  const zen = await findZen();
  if (!zen) say('GoRules ZEN 在本机无法安装，没有测量');
  const peers = [
    { peer: 'json-logic-engine（解释）', run: () => interpreted(active), bar: { ratio: 1000 } },
    { peer: 'json-logic-engine（编译）', run: () => compiled(active), bar: { ratio: 1000 } },
    ...(zen
      ? [
          { peer: 'GoRules ZEN（逐家）', run: () => oneByOne(zen, active) },
          { peer: 'GoRules ZEN（一次给出全部）', run: () => allAtOnce(zen, active) },
        ]
      : []),
    { peer: 'json-rules-engine', run: () => withJsonRules(active) },
  ];
  for (const { peer, run, bar } of peers) {
    let found = 0;
    const value = await timed(async () => (found = await run()));
    mustAgree(peer, yes, found);
    tell({ name: `${name}，热`, value: warm, unit: 'ms', peer: { name: peer, value }, bar });
  }
}

function answerOf({ yes, possible }: { yes: Uint32Array; possible: Uint32Array }): Answer {
  const sure = count(yes);
  return { yes: sure, unknown: count(possible) - sure };
}
