import { Inbox } from '#push';
import { withClient } from '#platform/embedded';
import { type District, openServices, say } from '../district.js';
import type { Scale } from '../section.js';
import type { Tell } from '../report/figure.js';
import { median, medianOf, mustAgree, quantile } from '../report/timing.js';
import { fillLedger } from './ledger-fill.js';
import { type LoadResult, type Target, underLoad } from './load.js';
import { type InboxReader, type Readers, readersOf } from './readers.js';
import { ServerProcess } from './server-process.js';

const busy = 16;
const calm = 2;
const rounds = 3;
const secondsEach = 4;

/** A page of messages with a long history in the ledger: in SQL, and over HTTP beside the least a server can do. */
export async function benchInbox(district: District, tell: Tell, { pushes }: Scale): Promise<void> {
  const url = await district.kept(`inbox_${pushes}`, (draft) => {
    say(`正在写入 ${pushes} 次推送的台账（只在第一次，需几分钟）`);
    return fillLedger(draft, pushes);
  });
  const readers = await withClient(url, readersOf);
  await inSql(url, readers, tell);
  await overHttp(url, readers.many, tell);
}

async function inSql(url: string, readers: Readers, tell: Tell): Promise<void> {
  const session = await openServices(url);
  try {
    const inbox = session.get(Inbox);
    const kinds = [
      { name: '多条消息的企业', reader: readers.many, messages: 20 },
      { name: '3 条消息的企业', reader: readers.few, messages: 3 },
      { name: '没有消息的企业', reader: readers.none, messages: 0 },
    ];
    for (const { name, reader, messages } of kinds) {
      const { person, ordinal: enterprise } = reader;
      const { items } = await inbox.page({ person, enterprise }, 'all');
      mustAgree(name, messages, items.length);
      const page = await medianOf(200, () => inbox.page({ person, enterprise }, 'all'), 20);
      const unread = await medianOf(100, () => inbox.unread({ person, enterprise }), 20);
      tell({ name: `消息页，${name}`, value: page, unit: 'ms', bar: { most: 5 } });
      tell({ name: `未读数，${name}`, value: unread, unit: 'ms', bar: { most: 5 } });
    }
  } finally {
    await session.close();
  }
}

async function overHttp(url: string, reader: InboxReader, tell: Tell): Promise<void> {
  const READER = JSON.stringify({ enterprise: reader.ordinal, person: reader.person });
  const api = await ServerProcess.start('api-server', { DATABASE_URL: url, READER });
  const bare = await ServerProcess.start('bare-server', { DATABASE_URL: url, READER });
  try {
    const path = `/api/enterprises/${reader.uscc}/inbox`;
    const headers = { cookie: api.cookie };
    await sideBySide({ origin: api.origin, path, headers }, { origin: bare.origin, path: '/' }, tell);
  } finally {
    await Promise.all([api.stop(), bare.stop()]);
  }
}

/** In turns, and the middle round of each counts: whatever else the machine does falls on both. */
async function sideBySide(api: Target, bare: Target, tell: Tell): Promise<void> {
  for (const target of [api, bare]) await underLoad(target, busy, 2);
  const results = {
    api: [] as LoadResult[],
    bare: [] as LoadResult[],
    calmApi: [] as LoadResult[],
    calmBare: [] as LoadResult[],
  };
  for (let round = 0; round < rounds; round++) {
    results.bare.push(await underLoad(bare, busy, secondsEach));
    results.api.push(await underLoad(api, busy, secondsEach));
    results.calmBare.push(await underLoad(bare, calm, secondsEach));
    results.calmApi.push(await underLoad(api, calm, secondsEach));
  }
  const latency = (runs: readonly LoadResult[], share: number): number =>
    median(runs.map(({ latencies }) => quantile(latencies, share)));
  const rate = (runs: readonly LoadResult[]): number => median(runs.map((run) => run.rate));
  const peer = 'node:http + pg';
  for (const [share, bar] of [
    [0.5, undefined],
    [0.99, { most: 10 }],
  ] as const) {
    tell({
      name: `消息页经 HTTP，${calm} 个连接，p${share * 100}`,
      value: latency(results.calmApi, share),
      unit: 'ms',
      peer: { name: peer, value: latency(results.calmBare, share) },
      bar,
    });
  }
  tell({
    name: `消息页经 HTTP，${busy} 个连接，p99`,
    value: latency(results.api, 0.99),
    unit: 'ms',
    peer: { name: peer, value: latency(results.bare, 0.99) },
  });
  tell({
    name: `消息页经 HTTP，${busy} 个连接，吞吐`,
    value: rate(results.api),
    unit: '次/秒',
    peer: { name: peer, value: rate(results.bare) },
    bar: { ratio: 0.7 },
  });
}
