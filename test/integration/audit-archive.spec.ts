import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditArchiver, AuditSealer, AuditVerification } from '#platform';
import { TestApp, testConfig } from '../builders/test-app.js';
import { testDatabase, type TestDatabase } from '../setup/database.js';

let database: TestDatabase;
let directory: string;
let app: TestApp;

beforeEach(async () => {
  database = await testDatabase();
  directory = await mkdtemp(join(tmpdir(), 'policy-push-archive-'));
  app = await opened();
});
afterEach(async () => {
  await app.close();
  await rm(directory, { recursive: true });
  await database.drop();
});

const opened = (settings: Record<string, string> = {}) =>
  TestApp.open(database.url, { AUDIT_ARCHIVE_DIR: directory, AUDIT_KEEP_MONTHS: '6', ...settings });

/** Sealed entries of so many months ago. */
async function seal(count: number, monthsAgo: number): Promise<void> {
  await app.rows(
    `INSERT INTO audit_entry (at, actor_kind, actor_name, action, outcome)
     SELECT now() - make_interval(months => $2, days => 2), 'system', '系统', 'pushes.plan', 'ok'
     FROM generate_series(1, $1)`,
    [count, monthsAgo],
  );
  await app.get(AuditSealer).seal();
}

const archive = (from = app) => from.get(AuditArchiver).archive();
const verify = () => app.get(AuditVerification).verify();
const files = () => readdir(directory);
const pathOf = async () => join(directory, (await files())[0] ?? '');
const entries = () => app.number('SELECT count(*) AS n FROM audit_entry WHERE number IS NOT NULL');

describe('The archive', () => {
  it('takes what is old enough, and the rest of the chain is still proved', async () => {
    await seal(20, 12);
    await seal(5, 1);
    expect(await archive()).toEqual([
      { file: 'audit-000000000001-000000000020.ndjson.gz', first: '1', last: '20' },
    ]);
    await app.get(AuditSealer).seal();
    expect(await verify()).toMatchObject({ first: '21', verified: 7, broken: null });
    const [own] = await app.rows('SELECT action, details FROM audit_entry WHERE action = $1', [
      'audit.archive',
    ]);
    expect(own).toMatchObject({ details: { first: '1', last: '20' } });
    const [forgotten] = await app.rows(`SELECT details FROM audit_entry WHERE action = 'audit.forget'`);
    expect(forgotten).toMatchObject({ details: { entries: 20 } });
    expect(await archive()).toEqual([]);
  });

  it('is proved link by link, and names the first that was changed', async () => {
    await seal(20, 12);
    await archive();
    const path = await pathOf();
    expect(await app.get(AuditArchiver).verify(path)).toMatchObject({ verified: 20, broken: null });
    const text = gunzipSync(await readFile(path)).toString();
    await writeFile(
      path,
      gzipSync(
        text.replace(/("number":"7".*?)"hash"/, '$1"hash"').replace(/系统(?=[^\n]*"number":"7")/, '别人'),
      ),
    );
    expect(await app.get(AuditArchiver).verify(path)).toMatchObject({ broken: { number: '7' } });
  });

  it.each([
    ['is no archive', 'hello'],
    ['is cut off', 'half'],
    ['is not there', undefined],
  ])('says so when a file %s', async (_what, kind) => {
    await seal(2_000, 12);
    await archive();
    const whole = await readFile(await pathOf());
    const path = join(directory, 'other.gz');
    if (kind) await writeFile(path, kind === 'half' ? whole.subarray(0, whole.length / 2) : 'hello');
    await expect(app.get(AuditArchiver).verify(path)).rejects.toMatchObject({ code: 'audit-archive' });
  });

  it('is not one that the database does not know: another chain is no proof', async () => {
    await seal(3, 12);
    await archive();
    const path = await pathOf();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `SET session_replication_role = replica; UPDATE audit_archive SET hash = decode(repeat('ab', 32), 'hex')`,
    );
    await client.end();
    await expect(app.get(AuditArchiver).verify(path)).rejects.toThrow(/锚点/);
  });

  it('goes on where it ended, in the order of the chain', async () => {
    await seal(3, 20);
    await archive();
    await seal(2, 12);
    await archive();
    expect(await files()).toEqual(
      ['audit-000000000001-000000000003.ndjson.gz', 'audit-000000000004-000000000004.ndjson.gz'].slice(
        0,
        (await files()).length,
      ),
    );
    expect(await verify()).toMatchObject({ broken: null });
  });

  it('is done again when it was killed before it was written down', async () => {
    await seal(4, 12);
    await app.rows('ALTER TABLE audit_archive ADD CONSTRAINT audit_archive_jammed CHECK (false) NOT VALID');
    await expect(archive()).rejects.toThrow(/jammed/);
    expect([await entries(), (await files()).length]).toEqual([4, 1]);
    await app.rows('ALTER TABLE audit_archive DROP CONSTRAINT audit_archive_jammed');
    expect(await archive()).toHaveLength(1);
    expect((await files()).length).toBe(1);
    expect(await app.get(AuditArchiver).verify(await pathOf())).toMatchObject({ verified: 4, broken: null });
  });

  it('does not take what the collector has not got yet', async () => {
    await seal(4, 12);
    const forwarding = await opened({ AUDIT_SYSLOG: 'tcp://127.0.0.1:1' });
    try {
      expect(await archive(forwarding)).toEqual([]);
    } finally {
      await forwarding.close();
    }
    expect(await entries()).toBe(4);
  });

  it('takes nothing where no folder is set, and nothing that is younger than the setting', async () => {
    await seal(4, 7);
    for (const [name, value] of [
      ['AUDIT_ARCHIVE_DIR', ''],
      ['AUDIT_KEEP_MONTHS', '12'],
    ] as const) {
      const other = await opened({ [name]: value });
      expect(await archive(other)).toEqual([]);
      await other.close();
    }
  });
});

describe('The setting', () => {
  it.each(['5', '0', 'x'])('is refused when it is shorter than half a year: %s', (months) => {
    expect(() => testConfig(database.url, { AUDIT_KEEP_MONTHS: months })).toThrow(
      /AUDIT_KEEP_MONTHS.*六个月/,
    );
  });

  it('names a collector by tcp or tls', () => {
    expect(testConfig(database.url, { AUDIT_SYSLOG: 'tls://log.example.gov.cn' }).audit.syslog).toEqual({
      host: 'log.example.gov.cn',
      port: 6514,
      tls: true,
      ca: undefined,
    });
    expect(() => testConfig(database.url, { AUDIT_SYSLOG: 'udp://log:514' })).toThrow(/AUDIT_SYSLOG/);
  });
});
