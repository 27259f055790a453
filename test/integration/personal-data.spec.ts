import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Contacts, KeyRotation, PersonalData, personIdNumber, personPhone } from '#platform';
import { blockedBackend, terminate } from '../builders/backends.js';
import { aPerson } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';
import { testDatabase, type TestDatabase } from '../setup/database.js';

const columns = [personPhone, personIdNumber];
const old = `old:${randomBytes(32).toString('base64')}`;
const recent = `recent:${randomBytes(32).toString('base64')}`;

let database: TestDatabase;
const opened: TestApp[] = [];

beforeEach(async () => void (database = await testDatabase()));
afterEach(async () => {
  await Promise.all(opened.splice(0).map((app) => app.close()));
  await database.drop();
});

async function appWith(keys: string, settings: Record<string, string> = {}): Promise<TestApp> {
  const app = await TestApp.open(database.url, { DATA_KEYS: keys, ...settings });
  opened.push(app);
  return app;
}

async function people(app: TestApp, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let each = 0; each < count; each++) {
    const { id } = await aPerson(app, ['enterprise']);
    await app
      .get(Contacts)
      .keep(id, { phone: `138${String(each).padStart(8, '0')}`, idNumber: '31011319900101123x' });
    ids.push(id);
  }
  return ids;
}

describe('An identifier at rest', () => {
  it.each(['aes-256-gcm', 'sm4-gcm'])(
    'is sealed with %s, opens in its place, and is found blind',
    async (cipher) => {
      const app = await appWith(old, { DATA_CIPHER: cipher });
      const [id = ''] = await people(app, 1);
      const [row] = await app.rows<{ phone: string }>('SELECT * FROM person_contact');
      expect(row?.phone).toMatch(new RegExp(`^old:${cipher}:`));
      expect(JSON.stringify(row)).not.toMatch(/13800000000|310113/);
      expect(await app.get(Contacts).of(id)).toEqual({
        phone: '13800000000',
        idNumber: '31011319900101123x',
      });
      expect(await app.get(Contacts).withPhone('+86 138 0000 0000')).toEqual([id]);
      expect(await app.get(Contacts).withPhone('13800000001')).toEqual([]);
    },
  );

  it.each(['aes-256-gcm', 'sm4-gcm'])(
    'does not open in another row, column, or when a bit is turned (%s)',
    async (cipher) => {
      const data = (await appWith(old, { DATA_CIPHER: cipher })).get(PersonalData);
      const row = randomUUID();
      const sealed = data.seal(personPhone, row, '13800001234');
      const [key, name, content = ''] = sealed.split(':');
      const bytes = Buffer.from(content, 'base64');
      bytes[14] = (bytes[14] ?? 0) ^ 1;
      expect(data.open(personPhone, row, sealed)).toBe('13800001234');
      expect(() => data.open(personPhone, randomUUID(), sealed)).toThrow();
      expect(() => data.open(personIdNumber, row, sealed)).toThrow();
      expect(() => data.open(personPhone, row, [key, name, bytes.toString('base64')].join(':'))).toThrow();
    },
  );

  it('is never the same twice, so that equal ones can’t be told', async () => {
    const data = (await appWith(old)).get(PersonalData);
    expect(data.seal(personPhone, 'a', '1')).not.toBe(data.seal(personPhone, 'a', '1'));
  });

  it('is refused by the database in the clear', async () => {
    const app = await appWith(old);
    const { id } = await aPerson(app, []);
    const insert = `INSERT INTO person_contact (person, phone, phone_index) VALUES ($1, '13800001234', 'x')`;
    await expect(app.rows(insert, [id])).rejects.toThrow(/sealed_text_is_sealed/);
  });
});

describe('A rotation of keys', () => {
  it('opens with both keys meanwhile, ends with the new one alone, and changes nothing the second time', async () => {
    const [id = ''] = await people(await appWith(old), 3);
    const both = await appWith(`${recent},${old}`);
    expect(await both.get(Contacts).of(id)).toMatchObject({ phone: '13800000000' });
    expect(await both.get(Contacts).withPhone('13800000000')).toEqual([id]);
    expect(await both.get(KeyRotation).rotate(columns)).toBe(6);
    expect(await both.get(KeyRotation).rotate(columns)).toBe(0);
    const alone = await appWith(recent);
    expect(await alone.get(Contacts).of(id)).toMatchObject({ phone: '13800000000' });
    expect(await alone.get(Contacts).withPhone('13800000000')).toEqual([id]);
    const uses = await alone.get(KeyRotation).uses(columns);
    expect(uses.map(({ key, values }) => [key, values])).toEqual([
      ['recent', 3],
      ['recent', 3],
    ]);
  });

  it('changes the cipher as well', async () => {
    const [id = ''] = await people(await appWith(old), 1);
    const app = await appWith(old, { DATA_CIPHER: 'sm4-gcm' });
    expect(await app.get(KeyRotation).rotate(columns)).toBe(2);
    expect(await app.get(Contacts).of(id)).toMatchObject({ phone: '13800000000' });
  });

  it('is killed half-way, loses nothing, and goes on where it stopped', async () => {
    const ids = await people(await appWith(old), 250);
    const last = [...ids].sort().at(-1);
    const both = await appWith(`${recent},${old}`);
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM person_contact WHERE person = $1 FOR UPDATE', [last]);
    const killed = expect(both.get(KeyRotation).rotate(columns)).rejects.toThrow();
    await terminate(both, await blockedBackend(both, 'person_contact'));
    await killed;
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await both.number(`SELECT count(*) AS n FROM person_contact WHERE phone LIKE 'recent:%'`)).toBe(
      200,
    );
    expect(await both.get(Contacts).of(last ?? '')).toMatchObject({ phone: expect.stringMatching(/^138/) });
    expect(await both.get(KeyRotation).rotate(columns)).toBe(300);
    expect(
      await both.number(
        `SELECT count(*) AS n FROM person_contact WHERE phone LIKE 'old:%' OR id_number LIKE 'old:%'`,
      ),
    ).toBe(0);
  });

  it('fails with the name of a key that was taken off the ring too early, and tells nothing else', async () => {
    const [id = ''] = await people(await appWith(old), 1);
    const without = await appWith(recent);
    await expect(without.get(Contacts).of(id)).rejects.toThrow('the data key old is not in DATA_KEYS');
  });
});

describe('The keys of a deployment', () => {
  it.each([
    ['too short', 'a:YWJj'],
    ['without a name', randomBytes(32).toString('base64')],
    ['twice the same name', `${old},${old}`],
  ])('are refused at the start when they are %s', (_what, keys) => {
    expect(() => testConfig('postgres://x:y@localhost/z', { DATA_KEYS: keys })).toThrow(/DATA_KEYS/);
  });
});
