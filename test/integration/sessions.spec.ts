import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Actor, Clock, loadConfig, Sessions } from '#platform';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';
import { testDatabase, type TestDatabase } from '../setup/database.js';

let database: TestDatabase;
let behind: TestApp;
let [here, there]: NestFastifyApplication[] = [];
let staff: Staff;

beforeAll(async () => {
  database = await testDatabase();
  behind = await TestApp.open(database.url);
  staff = await staffOf(behind, 'tax');
  here = await createApplication(testConfig(database.url));
  there = await createApplication(testConfig(database.url));
});
afterAll(async () => {
  await Promise.all([here?.close(), there?.close(), behind.close()]);
  await database.drop();
});

const signedIn = (person: Actor, confirmed = false) => credentialsOf(behindApi(here), person, confirmed);
const missing = '/api/pushes/00000000-0000-4000-8000-0000deadbeef';

function behindApi(api: NestFastifyApplication | undefined): NestFastifyApplication {
  if (!api) throw new Error('the API did not start');
  return api;
}

async function ask(
  api: NestFastifyApplication | undefined,
  headers: Record<string, string>,
  url = '/api/me',
) {
  const answer = await behindApi(api).inject({ url, headers });
  return [answer.statusCode, answer.json<{ code?: string }>().code];
}

async function change(headers: Record<string, string>, url = `${missing}/withdraw`, payload?: object) {
  const answer = await behindApi(here).inject({ method: 'POST', url, headers, payload });
  return [answer.statusCode, answer.json<{ code?: string }>().code];
}

describe('A session', () => {
  it('that is ended is gone in every process, without waiting for what they remember', async () => {
    const headers = await signedIn(staff.editor);
    expect([await ask(here, headers), await ask(there, headers)]).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
    await behind.get(Sessions).endAll(staff.editor.id);
    const gone = async () =>
      expect([await ask(here, headers), await ask(there, headers)]).toEqual([
        [401, 'session-expired'],
        [401, 'session-expired'],
      ]);
    // The cache lasts three seconds; a notification takes no time worth the name.
    await vi.waitFor(gone, { timeout: 2_000, interval: 20 });
  });

  it('is signed out of alone, or with every other one of its person, and nobody else’s', async () => {
    const person = await aPerson(behind, ['editor'], 'tax');
    const [first, second, third] = [await signedIn(person), await signedIn(person), await signedIn(person)];
    const other = await signedIn(staff.approver);
    const signOut = '/api/session/sign-out';
    const ended = (headers: Record<string, string>) =>
      vi.waitFor(async () => expect(await ask(here, headers)).toEqual([401, 'session-expired']), {
        timeout: 2_000,
        interval: 20,
      });
    expect(await change(first, signOut, {})).toEqual([200, undefined]);
    await ended(first);
    expect(await ask(here, second)).toEqual([200, undefined]);
    expect(await change(second, signOut, { everywhere: true })).toEqual([200, undefined]);
    await ended(second);
    await ended(third);
    expect(await ask(here, other)).toEqual([200, undefined]);
  });

  it('loses a role at once in every process', async () => {
    const person = await aPerson(behind, ['editor'], 'tax');
    const headers = await signedIn(person);
    expect(await ask(there, headers, '/api/policies')).toEqual([200, undefined]);
    await behind.rows('UPDATE role_grant SET ended_at = now() WHERE person = $1', [person.id]);
    await vi.waitFor(
      async () => expect(await ask(there, headers, '/api/policies')).toEqual([403, 'not-permitted']),
      { timeout: 2_000, interval: 20 },
    );
  });

  it('ends after half an hour without use, and after twelve hours with it', async () => {
    const sessions = behind.get(Sessions);
    const headers = await signedIn(await aPerson(behind, ['editor'], 'tax'));
    const token = headers['cookie']?.split('=')[1] ?? '';
    const clock = vi.spyOn(behind.get(Clock), 'now');
    const began = Date.now();
    const at = (minutes: number) => clock.mockReturnValue(new Date(began + minutes * 60_000));
    for (let minutes = 20; minutes < 720; minutes += 20) {
      at(minutes);
      const session = await sessions.find(token);
      expect(session, `after ${minutes} minutes of use`).toBeDefined();
      if (session) await sessions.touch(session);
    }
    at(721);
    expect(await sessions.find(token)).toBeUndefined();
    const idle = (await signedIn(staff.approver))['cookie']?.split('=')[1] ?? '';
    at(31);
    expect(await sessions.find(idle)).toBeUndefined();
    clock.mockRestore();
  });

  it('is of no use to whoever reads the database', async () => {
    const headers = await signedIn(staff.editor);
    const rows = await behind.rows('SELECT to_jsonb(s) AS row FROM session s');
    expect(JSON.stringify(rows)).not.toContain(headers['cookie']?.split('=')[1]);
  });
});

describe('Where an account may be signed in once only', () => {
  const authentication = {
    issuer: 'https://sso.example.gov.cn',
    subject: 'somebody',
    idToken: null,
    acr: null,
    amr: [],
    authenticatedAt: new Date(),
    steppedUp: false,
  };
  const open = (sessions: Sessions, person: Actor) =>
    sessions.open(person.id, authentication, { device: 'spec', address: '127.0.0.1' });

  it('a sign-in ends the other sessions of the account, and nobody else’s', async () => {
    const single = await TestApp.open(database.url, { SESSION_SINGLE: 'true' });
    const sessions = single.get(Sessions);
    const other = await open(sessions, staff.approver);
    const [first, second] = [await open(sessions, staff.editor), await open(sessions, staff.editor)];
    const found = await Promise.all([first, second, other].map((token) => sessions.find(token)));
    expect(found.map((session) => session !== undefined)).toEqual([false, true, true]);
    await single.close();
  });

  it('is the operator’s choice: without it there may be several', async () => {
    const sessions = behind.get(Sessions);
    const tokens = [await open(sessions, staff.editor), await open(sessions, staff.editor)];
    const found = await Promise.all(tokens.map((token) => sessions.find(token)));
    expect(found.every((session) => session !== undefined)).toBe(true);
  });
});

describe('A session that timed out', () => {
  it('stands in the trail once, with whose it was, from where and why, whoever sweeps', async () => {
    const person = await aPerson(behind, ['editor'], 'tax');
    await signedIn(person);
    await behind.rows("UPDATE session SET last_seen_at = now() - interval '31 minutes' WHERE person = $1", [
      person.id,
    ]);
    await Promise.all([behind.get(Sessions).sweep(), behindApi(here).get(Sessions).sweep()]);
    const entries = await behind.rows(
      `SELECT actor_name AS who, department, address, outcome, details ->> 'reason' AS reason
       FROM audit_entry WHERE action = 'session.expire' AND actor = $1`,
      [person.id],
    );
    expect(entries).toEqual([
      { who: person.name, department: 'tax', address: '127.0.0.1', outcome: 'ok', reason: 'idle' },
    ]);
  });
});

describe('A change', () => {
  it('is refused without the word of the session, and with another session’s', async () => {
    const { cookie = '' } = await signedIn(staff.editor);
    const other = await signedIn(staff.editor);
    expect(await change({ cookie })).toEqual([403, 'csrf-token']);
    expect(await change({ ...other, cookie })).toEqual([403, 'csrf-token']);
    expect(await change(await signedIn(staff.editor))).toEqual([404, 'not-found']);
  });

  it('that decides asks for a confirmation, which does not last', async () => {
    const approve = (headers: Record<string, string>) =>
      change(headers, `${missing}/approve`, { contentHash: '0'.repeat(64) });
    expect(await approve(await signedIn(staff.approver))).toEqual([403, 'step-up-required']);
    const confirmed = await signedIn(staff.approver, true);
    expect(await approve(confirmed)).toEqual([404, 'not-found']);
    await behind.rows("UPDATE session SET stepped_up_at = now() - interval '6 minutes'");
    await behind.rows("SELECT pg_notify('identity', '')");
    await vi.waitFor(async () => expect(await approve(confirmed)).toEqual([403, 'step-up-required']), {
      timeout: 2_000,
      interval: 20,
    });
  });
});

describe('Production', () => {
  const secret = randomBytes(32).toString('base64url');
  const fit = {
    NODE_ENV: 'production',
    DATABASE_URL: `postgres://app:${secret}@127.0.0.1:5432/policy`,
    DATA_KEYS: `own:${randomBytes(32).toString('base64')}`,
    OIDC_ISSUER: 'https://sso.district.gov.cn',
    OIDC_CLIENT_SECRET: secret,
    PUBLIC_URL: 'https://policy.district.gov.cn',
  };

  it('starts with secrets of its own and a provider of its own', () => {
    expect(loadConfig(fit).signIn.issuer).toBe(fit.OIDC_ISSUER);
  });

  it.each([
    ['DEMO', 'true'],
    ['OIDC_ISSUER', ''],
    ['OIDC_ISSUER', 'http://127.0.0.1:38731'],
    ['PUBLIC_URL', ''],
    ['PUBLIC_URL', 'http://policy.district.gov.cn'],
    ['OIDC_CLIENT_SECRET', ''],
    ['OIDC_CLIENT_SECRET', 'change-me-please-change-me'],
    ['OIDC_CLIENT_SECRET', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['DATABASE_URL', 'postgres://app:postgres@127.0.0.1:5432/policy'],
    ['DATABASE_URL', 'postgres://app:kR7%w2pLzQ9vXc4@127.0.0.1:5432/policy'],
    ['TRUSTED_PROXIES', 'the-proxy-in-front-of-us'],
  ])('refuses %s=%s, naming the variable and not its value', (name, value) => {
    const message = () => loadConfig({ ...fit, [name]: value });
    expect(message).toThrow(new RegExp(`环境变量 ${name}：`));
    if (value.length > 20) expect(message).not.toThrow(new RegExp(value.replace(/[/.:]/g, '\\$&')));
  });

  it('refuses a database with people who were made up', async () => {
    await behind.rows("INSERT INTO person (id, name, demo) VALUES (gen_random_uuid(), '演示人员', true)");
    const config = { ...testConfig(database.url), environment: 'production' as const };
    await expect(createApplication(config)).rejects.toThrow(/演示人员/);
  });
});
