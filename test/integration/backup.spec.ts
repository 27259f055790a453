import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Populations } from '#enterprises';
import { withClient } from '#platform/embedded';
import {
  AuditSealer,
  AuditTrail,
  Contacts,
  restoreBackup,
  writeBackup,
  differences,
  system,
} from '#platform';
import { proveRows, proveServices } from '../../apps/cli/backup/restored-copy.js';
import { inScratchDatabase } from '../../apps/cli/backup/scratch-database.js';
import { migrateDatabase } from '../../apps/cli/migration.js';
import { blockedBackend, terminate } from '../builders/backends.js';
import { anEnterprise, register } from '../builders/enterprise.js';
import { aPerson, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';
import { testDatabase, type TestDatabase } from '../setup/database.js';

let source: TestDatabase;
let app: TestApp;
let folder: string;
let file: string;

beforeAll(async () => {
  source = await testDatabase();
  app = await TestApp.open(source.url);
  folder = await mkdtemp(join(tmpdir(), 'policy-push-backup-'));
  file = join(folder, 'whole.backup');
  const staff = await staffOf(app, 'tax');
  await register(
    app,
    Array.from({ length: 30 }, () => anEnterprise()),
  );
  await aPush().sent(app, staff);
  const { id } = await aPerson(app, ['enterprise']);
  await app.get(Contacts).keep(id, { phone: '13800001234' });
  await app
    .get(AuditTrail)
    .record(system, { action: 'test.odd', outcome: 'ok', details: { text: 'a\tb\\n\n换行' } });
  await app.get(AuditSealer).seal();
  await app.get(Populations).current();
  await writeBackup(source.url, file);
});
afterAll(async () => {
  await app.close();
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A database with the schema and nothing else, for the length of the work. */
function intoFresh<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  return inScratchDatabase(source.url, async (url) => {
    await migrateDatabase(url);
    return work(url);
  });
}

const run = (url: string, sql: string) => withClient(url, (client) => client.query(sql));

/** What is not proved of a copy. */
async function unproved(url: string, manifest: Awaited<ReturnType<typeof writeBackup>>): Promise<string[]> {
  const rows = await proveRows(url, manifest);
  const copy = await TestApp.open(url);
  try {
    const proofs = [rows, ...(await proveServices(copy, manifest))];
    return proofs.filter(({ holds }) => !holds).map(({ what }) => what);
  } finally {
    await copy.close();
  }
}

describe('A restored copy', () => {
  it('is proved: rows, audit chain, ledger, unions and population', async () => {
    await intoFresh(async (url) => {
      const manifest = await restoreBackup(file, url);
      expect(manifest.ledger.delivered).toBe(30);
      expect(Number(manifest.auditHead.number)).toBeGreaterThan(0);
      expect(manifest.columns.segments).toBeGreaterThan(0);
      expect(await unproved(url, manifest)).toEqual([]);
    });
  });

  it('goes on: new rows get new numbers, and the guards are on again', async () => {
    await intoFresh(async (url) => {
      await restoreBackup(file, url);
      const copy = await TestApp.open(url);
      try {
        await register(copy, [anEnterprise()]);
        await copy.get(AuditTrail).record(system, { action: 'test.next', outcome: 'ok' });
        await copy.get(AuditSealer).seal();
        await expect(copy.rows('DELETE FROM audit_entry')).rejects.toThrow(/kept/);
        expect(await copy.number('SELECT count(*) AS n FROM enterprise')).toBe(31);
      } finally {
        await copy.close();
      }
    });
  });

  it.each([
    ['a fact', `UPDATE enterprise SET name = '改过' WHERE ordinal = 3`, ['行数与摘要']],
    [
      'an audit entry',
      `SET session_replication_role = replica; UPDATE audit_entry SET actor_name = '别人'`,
      ['行数与摘要', '审计链'],
    ],
    [
      'the ledger',
      `SET session_replication_role = replica; UPDATE delivery_block SET delivered = repeat('0', 4096)::bit(4096)`,
      ['行数与摘要', '台账恒等关系', '覆盖汇总'],
    ],
    [
      'whether an enterprise is there',
      `UPDATE enterprise SET status = 'deregistered' WHERE ordinal = 3`,
      ['行数与摘要', '全区数据重建'],
    ],
  ])('is found out when somebody changed %s', async (_what, sql, expected) => {
    await intoFresh(async (url) => {
      const manifest = await restoreBackup(file, url);
      await run(url, sql);
      expect(await unproved(url, manifest)).toEqual(expected);
    });
  });
});

describe('A backup file', () => {
  async function refused(damage: (path: string) => Promise<unknown>): Promise<void> {
    const path = join(folder, `${randomBytes(4).toString('hex')}.backup`);
    await writeFile(path, await readFile(file));
    await damage(path);
    await intoFresh(async (url) => {
      await expect(restoreBackup(path, url)).rejects.toMatchObject({ code: 'backup-incomplete' });
      const { rows } = await run(url, 'SELECT count(*)::int AS n FROM enterprise');
      expect(rows).toEqual([{ n: 0 }]);
    });
  }

  it('is for its owner alone: it holds all that the database does', async () => {
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('that was cut off is refused, and nothing of it is left', () =>
    refused((path) => truncate(path, 4_000)));
  it('that is something else is refused', () => refused((path) => writeFile(path, 'hello')));
  it('that goes on after its end is refused', () => refused((path) => appendFile(path, gzipSync('more'))));
  it('without its manifest is refused', () =>
    refused(async (path) => {
      const plain = gunzipSync(await readFile(path));
      await writeFile(path, gzipSync(plain.subarray(0, plain.lastIndexOf('M\0'))));
    }));
  it('in which a value was changed is refused', () =>
    refused(async (path) => {
      const plain = gunzipSync(await readFile(path));
      const place = plain.indexOf('tax');
      plain.write('tex', place);
      await writeFile(path, gzipSync(plain));
    }));

  it('is not there at all when its making is killed', async () => {
    const path = join(folder, 'killed.backup');
    const holder = new Client({ connectionString: source.url });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE person IN ACCESS EXCLUSIVE MODE');
    const killed = expect(writeBackup(source.url, path)).rejects.toThrow();
    await terminate(app, await blockedBackend(app, 'COPY'));
    await killed;
    await holder.query('ROLLBACK');
    await holder.end();
    expect((await readdir(folder)).filter((name) => name.startsWith('killed'))).toEqual([]);
  });

  it('holds one moment: what is written while it is made is not in it', async () => {
    const path = join(folder, 'moment.backup');
    const before = await app.number('SELECT count(*) AS n FROM outbox');
    const holder = new Client({ connectionString: source.url });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE enterprise IN ACCESS EXCLUSIVE MODE');
    const making = writeBackup(source.url, path);
    await blockedBackend(app, 'COPY');
    await app.rows(`INSERT INTO outbox (job, key, payload) VALUES ('later', 'later', '{}')`);
    await holder.query('ROLLBACK');
    await holder.end();
    const { tables } = await making;
    expect(tables.find(({ table }) => table === 'outbox')?.rows).toBe(before);
    await app.rows(`DELETE FROM outbox WHERE job = 'later'`);
  });
});

describe('A database in use', () => {
  it('is not written over', async () => {
    await expect(restoreBackup(file, source.url)).rejects.toMatchObject({ code: 'database-in-use' });
    expect(await app.number('SELECT count(*) AS n FROM enterprise')).toBe(30);
  });

  it('differs from nothing when it is its own copy', async () => {
    const again = await writeBackup(source.url, join(folder, 'again.backup'));
    expect(await differences(source.url, again)).toEqual([]);
  });
});
