import { count, ordinals } from '#matching';
import { Populations } from '#enterprises';
import { Database } from '#platform';
import { Planner } from '#push';
import type { Session } from '../../../apps/cli/session.js';
import { type District, openServices } from '../district.js';
import type { Tell } from '../report/figure.js';
import { median, mustAgree, quantile, timed } from '../report/timing.js';
import { ApprovedPushes } from './approved-pushes.js';
import { Workshop } from './at-once.js';
import { RowCopy } from './row-copy.js';

const planned = 40;
const copied = 10;
const atOnce = 100;
const rounds = 3;

/** A push to the whole district beside a row per enterprise, and a hundred at once. */
export async function benchPush(district: District, tell: Tell): Promise<void> {
  const url = await district.copy('push');
  const session = await openServices(url);
  try {
    const { population } = await session.get(Populations).current();
    const everybody = [...ordinals(population.active)];
    const pushes = await ApprovedPushes.open(session);
    await onePush(session, pushes, { url, everybody }, tell);
    await manyPushes(session, pushes, url, tell);
    await mustBeCounted(session, (planned + warmUps + (rounds + 1) * atOnce) * count(population.active));
  } finally {
    await session.close();
  }
}

const warmUps = 4;

async function onePush(
  session: Session,
  pushes: ApprovedPushes,
  { url, everybody }: { url: string; everybody: readonly number[] },
  tell: Tell,
): Promise<void> {
  const approved: string[] = [];
  for (let i = 0; i < warmUps + planned; i++)
    approved.push(await pushes.toEverybody(i % 2 ? 'policy' : 'nothing'));
  const planner = session.get(Planner);
  for (const id of approved.slice(0, warmUps)) await planner.plan(id);
  const [bare, keyed] = [await RowCopy.open(url, { key: false }), await RowCopy.open(url, { key: true })];
  const times = { plan: [] as number[], bare: [] as number[], keyed: [] as number[] };
  // In turns, so that whatever else the machine does falls on all of them.
  for (const [i, id] of approved.slice(warmUps).entries()) {
    times.plan.push(await timed(() => planner.plan(id)));
    if (i % (planned / copied) !== 0) continue;
    times.bare.push(await bare.push(i, everybody));
    times.keyed.push(await keyed.push(i, everybody));
  }
  await Promise.all([bare.close(), keyed.close()]);
  await session.get(Database).query('DELETE FROM outbox');
  const value = median(times.plan);
  const name = '全区推送：批准后到计划、落盘、计数';
  const peer = { name: 'COPY 每企业一行', value: median(times.bare) };
  tell({ name, value, unit: 'ms', peer, bar: { most: 60, ratio: 10 } });
  tell({ name, value, unit: 'ms', peer: { name: 'COPY 每企业一行（有主键）', value: median(times.keyed) } });
  tell({ name: '同上，95% 的推送', value: quantile(times.plan, 0.95), unit: 'ms' });
}

/** The whole way through outbox, queue and planner, in a worker with nothing else to do. */
async function manyPushes(session: Session, pushes: ApprovedPushes, url: string, tell: Tell): Promise<void> {
  const batches: string[][] = [];
  for (let batch = 0; batch <= rounds; batch++) {
    const ids: string[] = [];
    for (let i = 0; i < atOnce; i++) ids.push(await pushes.toEverybody(i % 2 ? 'policy' : 'nothing'));
    batches.push(ids);
  }
  // Or the sweeper would take those of the later rounds for forgotten ones.
  await session.get(Database).query(`UPDATE approval SET at = now() + interval '1 hour'`);
  const workshop = await Workshop.open(url);
  try {
    const times: number[] = [];
    for (const batch of batches) times.push(await workshop.deliver(batch));
    // The first round is the compiler's and the caches'.
    const value = median(times.slice(1)) / 1000;
    tell({ name: '同时 100 次全区推送：全部送达网页', value, unit: '秒', bar: { most: 2 } });
  } finally {
    await workshop.close();
  }
}

/** Nothing may be lost or told twice on the way, or the times mean nothing. */
async function mustBeCounted(session: Session, deliveries: number): Promise<void> {
  const row = await session
    .get(Database)
    .one<{ n: number }>('SELECT sum(bit_count(delivered))::float8 AS n FROM delivery_block');
  mustAgree('推送台账', deliveries, row?.n ?? 0);
}
