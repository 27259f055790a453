import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditForwarder, AuditSealer, AuditTrail, type Doer } from '#platform';
import { aCertificate, type Certificate } from '../builders/certificate.js';
import { Collector } from '../builders/collector.js';
import { TestApp } from '../builders/test-app.js';
import { testDatabase, type TestDatabase } from '../setup/database.js';

const clerk: Doer = { kind: 'person', id: 'p1', name: '孙雅琴', address: '10.0.0.8', agent: 'Firefox' };

let database: TestDatabase;
let collector: Collector;
let app: TestApp;

beforeEach(async () => {
  database = await testDatabase();
  collector = await Collector.start();
  app = await worker();
});
afterEach(async () => {
  await app.close();
  await collector.kill();
  await database.drop();
});

const worker = () => TestApp.open(database.url, { AUDIT_SYSLOG: `tcp://127.0.0.1:${collector.port}` });
const forward = (from = app) => from.get(AuditForwarder).forward();
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);
const cursor = async () =>
  (
    await app.rows<{ number: string; failure: string | null }>('SELECT number, failure FROM audit_forwarding')
  )[0];

async function seal(count: number): Promise<void> {
  await app.rows(
    `INSERT INTO audit_entry (actor_kind, actor_name, action, outcome, details)
     SELECT 'system', '系统', 'pushes.plan', 'ok', jsonb_build_object('note', repeat('推送 ', 50)) FROM generate_series(1, $1)`,
    [count],
  );
  await app.get(AuditSealer).seal();
}

describe('A collector', () => {
  it('gets what is sealed, once and in order, as RFC 5424 with the whole entry', async () => {
    await app.get(AuditTrail).record(clerk, {
      action: 'pushes.approve',
      subject: { type: 'push', id: 'a]"b\\c' },
      outcome: 'refused',
      code: 'not-permitted',
    });
    await app.get(AuditSealer).seal();
    await seal(3);
    expect(await forward()).toBe(4);
    expect(await forward()).toBe(0);
    expect(collector.numbers).toEqual([1, 2, 3, 4]);
    expect(collector.messages[0]).toMatchObject({
      priority: 13 * 8 + 4,
      app: 'policy-push',
      messageId: 'pushes.approve',
      parameters: { number: '1', actor: 'p1', outcome: 'refused', address: '10.0.0.8' },
      entry: { actorName: '孙雅琴', subject: 'a]"b\\c', code: 'not-permitted' },
    });
  });

  it('gets nothing that is not sealed', async () => {
    await app.get(AuditTrail).record(clerk, { action: 'pushes.submit', outcome: 'ok' });
    expect(await forward()).toBe(0);
  });

  it('that refuses delays nothing and loses nothing', async () => {
    const { port } = collector;
    await seal(5);
    await collector.kill();
    await expect(forward()).rejects.toThrow();
    expect(await cursor()).toEqual({ number: '0', failure: '日志服务器拒绝连接' });
    await seal(5);
    collector = await Collector.start(port);
    await forward();
    expect(collector.numbers).toEqual(upTo(10));
    expect(await cursor()).toEqual({ number: '10', failure: null });
  });

  it('that dies half-way gets all of it again', async () => {
    await seal(1_200);
    collector.behaviour = { diesAfter: 7 };
    await expect(forward()).rejects.toThrow();
    expect(await cursor()).toMatchObject({ number: '0', failure: '日志服务器中断了连接' });
    collector.behaviour = 'keeps';
    expect(collector.numbers).toEqual(upTo(7));
    collector.messages.length = 0;
    await forward();
    expect(collector.numbers).toEqual(upTo(1_200));
  });

  it('that hangs is given up, and others may seal meanwhile', async () => {
    await seal(20_000);
    collector.behaviour = 'hangs';
    const outcome = expect(forward()).rejects.toThrow('ETIMEDOUT');
    await seal(1);
    await outcome;
    expect(await cursor()).toMatchObject({ number: '0', failure: '日志服务器没有应答' });
  }, 60_000);
});

describe('A forwarder', () => {
  it('that begins anew sends the last batch once more, so that nothing is missed', async () => {
    await seal(600);
    await forward();
    await seal(1);
    const successor = await worker();
    try {
      await forward(successor);
    } finally {
      await successor.close();
    }
    expect(collector.numbers).toEqual([...upTo(600), ...upTo(601).slice(500)]);
    expect([...new Set(collector.numbers)]).toEqual(upTo(601));
  });

  it('waits while another one is at it, and follows it when it has died', async () => {
    await seal(3);
    await app.rows(
      `UPDATE audit_forwarding SET holder = gen_random_uuid(), leased_until = now() + interval '1 minute'`,
    );
    expect(await forward()).toBe(0);
    await app.rows(`UPDATE audit_forwarding SET leased_until = now() - interval '1 second'`);
    expect(await forward()).toBe(3);
  });

  it('does nothing where no collector is set', async () => {
    const plain = await TestApp.open(database.url);
    try {
      await seal(1);
      expect(await forward(plain)).toBe(0);
    } finally {
      await plain.close();
    }
  });
});

describe('A collector over TLS', async () => {
  const [own, named, another] = await Promise.all(
    ['127.0.0.1', 'localhost', 'logs.example'].map(aCertificate),
  );

  /** What comes of forwarding three entries to a collector with a certificate. */
  async function forwarded(held: Certificate, { host = '127.0.0.1', trusted = true } = {}) {
    const secure = await Collector.start(0, held);
    const from = await TestApp.open(database.url, {
      AUDIT_SYSLOG: `tls://${host}:${secure.port}`,
      ...(trusted && { AUDIT_SYSLOG_CA: held.cert }),
    });
    try {
      await seal(3);
      const outcome = await forward(from).catch((error: NodeJS.ErrnoException) => error.code);
      return { outcome, numbers: secure.numbers, failure: (await cursor())?.failure };
    } finally {
      await from.close();
      await secure.kill();
    }
  }

  it.each([
    ['address', own!, '127.0.0.1'],
    ['name', named!, 'localhost'],
  ])('gets what is sealed when its certificate is for its %s', async (_, held, host) => {
    const sent = await forwarded(held, { host });
    expect(sent).toEqual({ outcome: 3, numbers: [1, 2, 3], failure: null });
  });

  it('gets nothing with a certificate for which nobody vouches', async () => {
    expect(await forwarded(own!, { trusted: false })).toMatchObject({
      outcome: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      numbers: [],
      failure: expect.stringContaining('AUDIT_SYSLOG_CA') as string,
    });
  });

  it('gets nothing with a certificate for another host', async () => {
    expect(await forwarded(another!)).toMatchObject({
      outcome: 'ERR_TLS_CERT_ALTNAME_INVALID',
      numbers: [],
      failure: expect.stringContaining('主机名') as string,
    });
  });

  it('that refuses is told as such', async () => {
    await seal(1);
    const from = await TestApp.open(database.url, { AUDIT_SYSLOG: `tls://127.0.0.1:${collector.port}` });
    try {
      await collector.kill();
      await expect(forward(from)).rejects.toThrow();
      expect((await cursor())?.failure).toBe('日志服务器拒绝连接');
    } finally {
      await from.close();
    }
  });
});
