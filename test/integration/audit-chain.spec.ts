import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditSealer, AuditTrail, AuditVerification, Database, type Doer } from '#platform';
import { blockedBackend, terminate } from '../builders/backends.js';
import { TestApp } from '../builders/test-app.js';

const clerk: Doer = { kind: 'person', id: 'p1', name: '孙雅琴', address: '10.0.0.8', agent: 'Firefox' };

let app: TestApp;

beforeEach(async () => {
  app = await TestApp.alone();
});
afterEach(async () => {
  await app.close();
});

async function write(count: number, from = 1): Promise<void> {
  for (let each = from; each < from + count; each++)
    await app
      .get(AuditTrail)
      .record(clerk, { action: 'pushes.submit', subject: { type: 'push', id: `n${each}` }, outcome: 'ok' });
}

/** Ten sealed entries. */
async function tenLinks(): Promise<void> {
  await write(10);
  expect(await app.get(AuditSealer).seal()).toBe(10);
}

/** Changes made by somebody who owns the database and has switched its guards off. */
async function tamper(sql: string): Promise<void> {
  const client = new Client({ connectionString: app.url });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica; ${sql}`);
  } finally {
    await client.end();
  }
}

const verify = () => app.get(AuditVerification).verify();

describe('The audit chain', () => {
  it('holds when nobody touched it, and says what it has proved', async () => {
    await tenLinks();
    await write(1);
    expect(await verify()).toMatchObject({
      verified: 10,
      first: '1',
      head: { number: '10' },
      unsealed: 1,
      broken: null,
    });
  });

  it('is empty and whole before anything was done', async () => {
    expect(await verify()).toMatchObject({ verified: 0, head: { number: '0' }, broken: null });
  });

  it.each([
    ['a changed name', `UPDATE audit_entry SET actor_name = '别人' WHERE number = 4`, '4', 'changed'],
    [
      'a changed time',
      `UPDATE audit_entry SET at = at - interval '1 second' WHERE number = 4`,
      '4',
      'changed',
    ],
    ['changed details', `UPDATE audit_entry SET details = '{"a":1}' WHERE number = 4`, '4', 'changed'],
    ['another algorithm', `UPDATE audit_entry SET algorithm = 'sm3' WHERE number = 4`, '4', 'changed'],
    ['a removed row', `DELETE FROM audit_entry WHERE number = 4`, '4', 'missing'],
    [
      'a removed row whose gap was closed',
      `DELETE FROM audit_entry WHERE number = 4; UPDATE audit_entry SET number = number - 1 WHERE number = 5;
       UPDATE audit_entry SET number = number - 1 WHERE number = 6`,
      '4',
      'changed',
    ],
    [
      'an inserted row',
      `UPDATE audit_entry SET number = number + 100 WHERE number >= 4;
       INSERT INTO audit_entry (actor_kind, actor_name, action, outcome, number, algorithm, hash)
         SELECT 'person', '别人', 'pushes.approve', 'ok', 4, 'sha256', hash FROM audit_entry WHERE number = 3;
       UPDATE audit_entry SET number = number - 99 WHERE number > 100`,
      '4',
      'changed',
    ],
    [
      'two rows in another order',
      `UPDATE audit_entry SET number = 100 WHERE number = 4; UPDATE audit_entry SET number = 4 WHERE number = 5;
       UPDATE audit_entry SET number = 5 WHERE number = 100`,
      '4',
      'changed',
    ],
    ['a cut-off end', `DELETE FROM audit_entry WHERE number > 7`, '8', 'cut-off'],
    ['a beginning cut off', `DELETE FROM audit_entry WHERE number < 3`, '1', 'missing'],
    ['everything gone', `TRUNCATE audit_entry`, '1', 'cut-off'],
    [
      'a cut-off end with the head moved along',
      `DELETE FROM audit_entry WHERE number > 7; UPDATE audit_head SET number = 7`,
      '7',
      'head',
    ],
  ])('names the first link that does not hold: %s', async (_what, sql, number, kind) => {
    await tenLinks();
    await tamper(sql);
    expect((await verify()).broken).toMatchObject({ number, kind });
  });

  it('finds an end that was cut off without a trace, by a head that was kept elsewhere', async () => {
    await tenLinks();
    const { head } = await verify();
    await tamper(`DELETE FROM audit_entry WHERE number > 7;
                  UPDATE audit_head SET number = 7, hash = (SELECT hash FROM audit_entry WHERE number = 7)`);
    expect((await verify()).broken).toBeNull();
    const anchor = { number: BigInt(head.number), hash: head.hash };
    expect((await app.get(AuditVerification).verify([anchor])).broken).toMatchObject({
      number: '10',
      kind: 'anchor',
    });
  });

  it('goes on in SM3 where it was SHA-256, and proves both', async () => {
    await tenLinks();
    const other = await TestApp.open(app.url, { AUDIT_HASH: 'sm3' });
    try {
      await write(3);
      await other.get(AuditSealer).seal();
    } finally {
      await other.close();
    }
    expect(await verify()).toMatchObject({ verified: 13, broken: null });
    const [row] = await app.rows<{ used: string[] }>(
      'SELECT array_agg(DISTINCT algorithm ORDER BY algorithm) AS used FROM audit_entry',
    );
    expect(row?.used).toEqual(['sha256', 'sm3']);
  });
});

describe('The sealer', () => {
  it('seals every entry once while many write and several seal', async () => {
    const second = await TestApp.open(app.url);
    try {
      const writers = Array.from({ length: 8 }, (_, writer) => write(40, writer * 100));
      const sealers = [app, second].map(async (each) => {
        for (let round = 0; round < 20; round++) await each.get(AuditSealer).seal();
      });
      await Promise.all([...writers, ...sealers]);
      await second.get(AuditSealer).seal();
    } finally {
      await second.close();
    }
    expect(await verify()).toMatchObject({ verified: 320, unsealed: 0, broken: null });
  });

  it('leaves a batch as it was when it is killed, and the next one takes it up', async () => {
    await write(5);
    const holder = new Client({ connectionString: app.url });
    await holder.connect();
    await holder.query('BEGIN; SELECT * FROM audit_head FOR UPDATE');
    const killed = app.get(AuditSealer).seal();
    const outcome = expect(killed).rejects.toThrow();
    await terminate(app, await blockedBackend(app, 'seal_audit'));
    await outcome;
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await verify()).toMatchObject({ verified: 0, unsealed: 5, broken: null });
    await app.get(AuditSealer).seal();
    expect(await verify()).toMatchObject({ verified: 5, unsealed: 0, broken: null });
  });

  it('does not make a writer wait that has not committed yet, and takes its entry later', async () => {
    await app.get(Database).transaction(async () => {
      await write(1);
      await app.get(Database).outside(() => write(1, 2));
      expect(await app.get(Database).outside(() => app.get(AuditSealer).seal())).toBe(1);
    });
    expect(await app.get(AuditSealer).seal()).toBe(1);
    expect(await verify()).toMatchObject({ verified: 2, broken: null });
  });
});

describe('The database', () => {
  beforeEach(tenLinks);

  it.each([
    ['changed', `UPDATE audit_entry SET actor_name = '别人' WHERE number = 4`],
    ['unsealed', 'UPDATE audit_entry SET number = NULL, algorithm = NULL, hash = NULL WHERE number = 4'],
    ['removed', 'DELETE FROM audit_entry WHERE number = 4'],
    ['emptied', 'TRUNCATE audit_entry'],
    ['robbed of its head', 'DELETE FROM audit_head'],
    [
      'sealed half',
      "INSERT INTO audit_entry (actor_kind, actor_name, action, outcome, number) VALUES ('system', 'x', 'a.b', 'ok', 99)",
    ],
  ])('refuses even its owner a trail that is %s', async (_what, sql) => {
    await expect(app.rows(sql)).rejects.toThrow(/audit|kept|sealed/);
  });

  it('does not let an entry go that is archived but younger than half a year', async () => {
    await app.rows(`INSERT INTO audit_archive (first, last, hash, file, sha256)
                    SELECT 1, 10, hash, 'a.ndjson', 'x' FROM audit_entry WHERE number = 10`);
    await expect(app.rows('DELETE FROM audit_entry WHERE number <= 10')).rejects.toThrow(/kept/);
  });
});

describe('The application’s own role', () => {
  async function asApplication(sql: string): Promise<void> {
    const client = new Client({ connectionString: app.url });
    await client.connect();
    try {
      await client.query(`SET ROLE policy_push_app; ${sql}`);
    } finally {
      await client.end();
    }
  }

  it.each([
    `UPDATE audit_entry SET actor_name = '别人'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    'UPDATE audit_head SET number = 1',
  ])('may not even try: %s', async (sql) => {
    await expect(asApplication(sql)).rejects.toThrow(/permission denied/);
  });

  it('writes entries and seals them', async () => {
    await asApplication(
      `INSERT INTO audit_entry (actor_kind, actor_name, action, outcome) VALUES ('system', '系统', 'a.b', 'ok');
       SELECT seal_audit(array_agg(id), 'sha256', array_agg(decode(repeat('ab', 32), 'hex'))) FROM audit_entry`,
    );
    expect(await app.number('SELECT number AS n FROM audit_head')).toBe(1);
  });
});

describe('An entry', () => {
  it('is there exactly when the change is', async () => {
    const failing = app.get(Database).transaction(async () => {
      await write(1);
      throw new Error('change of mind');
    });
    await expect(failing).rejects.toThrow('change of mind');
    expect(await app.number('SELECT count(*) AS n FROM audit_entry')).toBe(0);
  });

  it('holds no secret and no person’s identifiers', async () => {
    await app.get(AuditTrail).record(clerk, {
      action: 'members.invite',
      subject: { type: 'enterprise', id: '92310113MA1GPCXJ6A' },
      outcome: 'ok',
      details: {
        phone: '13812345678',
        note: '请联系 13812345678，证件 310113199001011234',
        authorization: 'Bearer abc.def',
        key: 'pp_live_0123456789',
        person: { name: '王小明', idNumber: '310113199001011234' },
      },
    });
    const [row] = await app.rows<{ subject: string; details: object }>(
      'SELECT subject, details FROM audit_entry',
    );
    expect(JSON.stringify(row)).not.toMatch(
      /13812345678|310113199001011234|abc\.def|0123456789|王小明|MA1GPCXJ/,
    );
    expect(row).toMatchObject({ details: { note: '请联系 138****5678，证件 310113***********4' } });
  });
});
