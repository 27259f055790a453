import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Accounts, type Actor } from '#platform';
import { freePort } from '#platform/embedded';
import { createApplication } from '../../apps/api/application.js';
import { startProvider } from '../../apps/provider/application.js';
import { staffOf } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';
import { CookieJar } from '../setup/cookie-jar.js';
import { testDatabase, type TestDatabase } from '../setup/database.js';

const secret = 'a secret that both sides know';
const confirmedAcr = 'urn:policy-push:confirmed';
const callback = '/api/session/callback';

/** A service with the provider at which its people sign in. */
interface Place {
  readonly address: string;
  readonly issuer: string;
  readonly closeProvider: () => Promise<void>;
  readonly close: () => Promise<void>;
}

let database: TestDatabase;
let behind: TestApp;
let folder: string;
let place: Place;
let person: Actor;
let colleague: Actor;

beforeAll(async () => {
  database = await testDatabase();
  behind = await TestApp.open(database.url);
  folder = await mkdtemp(join(tmpdir(), 'policy-push-provider-'));
  place = await open({ STEP_UP_AMR: 'otp' });
  ({ editor: person, approver: colleague } = await staffOf(behind, 'tax'));
  await bind(place, person, colleague);
});
afterAll(async () => {
  await place.close();
  await behind.close();
  await rm(folder, { recursive: true });
  await database.drop();
});

async function open(settings: Readonly<Record<string, string>>): Promise<Place> {
  const [port, providerPort] = [await freePort(), await freePort()];
  const address = `http://127.0.0.1:${port}`;
  const issuer = `http://127.0.0.1:${providerPort}`;
  const provider = await startProvider({
    ...{ databaseUrl: database.url, issuer, publicUrl: address, confirmedAcr },
    ...{ client: { id: 'policy-push', secret }, keyFile: join(folder, `${providerPort}.json`) },
    ...{ host: '127.0.0.1', port: providerPort },
  });
  const oidc = {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_SECRET: secret,
    PUBLIC_URL: address,
    STEP_UP_ACR: confirmedAcr,
  };
  const api = await createApplication(testConfig(database.url, { ...oidc, ...settings }));
  await api.listen(port, '127.0.0.1');
  const closeProvider = () => provider.close();
  return {
    address,
    issuer,
    closeProvider,
    close: async () => void (await api.close(), await closeProvider()),
  };
}

/** Makes people known by an account that is called as they are. */
async function bind({ issuer }: Place, ...people: Actor[]): Promise<void> {
  for (const { id } of people) await behind.get(Accounts).bind(id, { issuer, subject: id });
}

/** Begins to sign in, and ends up on the provider's page. */
const begin = (jar: CookieJar, query = '', { address } = place) =>
  jar.visit(`${address}/api/session/sign-in${query}`);

/** Signs in, up to wherever that leads. */
async function signIn(jar: CookieJar, who = person, query = '', at = place): Promise<string> {
  const choice = await begin(jar, query, at);
  return pathOf((await jar.visit(choice.url, { account: who.id })).url);
}

/** Answers at the provider, but does not go back yet. */
async function answered(jar: CookieJar): Promise<URL> {
  const { url } = await begin(jar);
  let response = await jar.request(url, { account: person.id });
  for (;;) {
    const next = new URL(response.headers.get('location') ?? '', url);
    if (next.pathname === callback) return next;
    response = await jar.request(next);
  }
}

const pathOf = ({ pathname, search }: URL): string => `${pathname}${search}`;
const goTo = async (jar: CookieJar, url: URL): Promise<string> => pathOf((await jar.visit(url)).url);
const whoIs = async (jar: CookieJar) =>
  (await jar.request(new URL('/api/me', place.address))).status === 200
    ? jar.find('session')?.value
    : undefined;
const lastEntry = async () =>
  (await behind.rows('SELECT actor, action, outcome, code FROM audit_entry ORDER BY id DESC LIMIT 1'))[0];

function changed(url: URL, name: string): URL {
  const other = new URL(url);
  other.searchParams.set(name, 'x'.repeat(43));
  return other;
}

describe('Signing in', () => {
  it('opens a session, leads on to where the person wanted, and stands in the trail', async () => {
    const jar = new CookieJar();
    expect(await signIn(jar, person, '?returnTo=/pushes')).toBe('/pushes');
    expect(await whoIs(jar)).toBeDefined();
    expect(await lastEntry()).toMatchObject({ actor: person.id, action: 'session.signIn', outcome: 'ok' });
  });

  it.each(['https://elsewhere.example/', '//elsewhere.example', '/api/session/sign-in'])(
    'leads nowhere but to a page of ours: not to %s',
    async (returnTo) => {
      expect(await signIn(new CookieJar(), person, `?returnTo=${encodeURIComponent(returnTo)}`)).toBe('/');
    },
  );

  it('is answered once: the same answer is worth nothing a second time', async () => {
    const jar = new CookieJar();
    const back = await answered(jar);
    expect(await goTo(jar, back)).toBe('/');
    expect(await goTo(jar, back)).toBe('/sign-in?problem=attempt-expired');
  });

  it('is answered to the browser that began it, and to no other', async () => {
    const back = await answered(new CookieJar());
    const other = new CookieJar();
    await begin(other);
    expect(await goTo(other, back)).toBe('/sign-in?problem=attempt-expired');
    expect(await whoIs(other)).toBeUndefined();
  });

  it.each([
    ['to its own state', 'state', 'attempt-expired'],
    ['with a code that the provider gave', 'code', 'sign-in-failed'],
    ['by the provider that was asked', 'iss', 'sign-in-failed'],
  ])('is answered %s', async (_, what, problem) => {
    const jar = new CookieJar();
    expect(await goTo(jar, changed(await answered(jar), what))).toBe(`/sign-in?problem=${problem}`);
    expect(await whoIs(jar)).toBeUndefined();
  });

  it('that fails stands in the trail with the reason', async () => {
    const jar = new CookieJar();
    await goTo(jar, changed(await answered(jar), 'code'));
    expect(await lastEntry()).toMatchObject({
      ...{ actor: null, action: 'session.signIn', outcome: 'refused', code: 'sign-in-failed' },
    });
  });

  it.each(['verifier', 'nonce'])('is refused when its %s is another than at the beginning', async (what) => {
    const jar = new CookieJar();
    const back = await answered(jar);
    await behind.rows(`UPDATE sign_in_attempt SET ${what} = repeat('y', 43)`);
    expect(await goTo(jar, back)).toBe('/sign-in?problem=sign-in-failed');
    expect(await whoIs(jar)).toBeUndefined();
  });

  it('is not answered any more when it took too long', async () => {
    const jar = new CookieJar();
    const back = await answered(jar);
    await behind.rows(`UPDATE sign_in_attempt SET created_at = created_at - interval '1 day'`);
    expect(await goTo(jar, back)).toBe('/sign-in?problem=attempt-expired');
  });

  it('that the person gives up is said to be, and nobody is signed in', async () => {
    const jar = new CookieJar();
    const { url } = await begin(jar);
    const cancelled = await jar.visit(new URL(`${url.pathname}/cancel`, url), {});
    expect(pathOf(cancelled.url)).toBe('/sign-in?problem=sign-in-refused');
  });

  it('ends the session that the browser had: what was known of it is worth nothing', async () => {
    const jar = new CookieJar();
    await signIn(jar);
    const first = await whoIs(jar);
    expect(await signIn(jar, person, '?another=true')).toBe('/');
    expect(await whoIs(jar)).not.toBe(first);
    const headers = { cookie: `${jar.find('session')?.name}=${first}` };
    const asked = async () => (await fetch(`${place.address}/api/me`, { headers })).status;
    await vi.waitFor(async () => expect(await asked()).toBe(401));
  });

  it('is said to be impossible for now when the provider is not there', async () => {
    const alone = await open({});
    await alone.closeProvider();
    try {
      const refused = await begin(new CookieJar(), '', alone);
      expect(pathOf(refused.url)).toBe('/sign-in?problem=provider-unreachable');
    } finally {
      await alone.close().catch(() => undefined);
    }
  });
});

describe('Confirming oneself', () => {
  const confirm = async (jar: CookieJar, form: Record<string, string> = {}, at = place) => {
    const question = await begin(jar, '?stepUp=true', at);
    return pathOf((await jar.visit(question.url, form)).url);
  };
  const confirmedSessions = () =>
    behind.number('SELECT count(*) AS n FROM session WHERE stepped_up_at IS NOT NULL');

  it('changes the secret of the session, and stands in the trail', async () => {
    const jar = new CookieJar();
    await signIn(jar);
    const before = await whoIs(jar);
    expect(await confirm(jar)).toBe('/');
    expect(await whoIs(jar)).not.toBe(before);
    expect(await lastEntry()).toMatchObject({ actor: person.id, action: 'session.stepUp', outcome: 'ok' });
  });

  it('is refused when the provider confirms less than is asked for', async () => {
    const strict = await open({ STEP_UP_AMR: 'hwk' });
    try {
      await bind(strict, person);
      const jar = new CookieJar();
      await signIn(jar, person, '', strict);
      const before = await confirmedSessions();
      expect(await confirm(jar, {}, strict)).toBe('/sign-in?problem=step-up-weak');
      expect(await confirmedSessions()).toBe(before);
      expect(await lastEntry()).toMatchObject({
        action: 'session.stepUp',
        outcome: 'refused',
        code: 'step-up-weak',
      });
    } finally {
      await strict.close();
    }
  });

  it('is refused with another account than the session’s', async () => {
    const [jar, other] = [new CookieJar(), new CookieJar()];
    await signIn(jar);
    await signIn(other, colleague);
    await behind.rows(
      `UPDATE session SET subject = $1 WHERE person = $2 AND id = (SELECT id FROM session WHERE person = $2 ORDER BY created_at DESC LIMIT 1)`,
      [colleague.id, person.id],
    );
    expect(await confirm(jar)).toBe('/sign-in?problem=another-account');
    expect(await lastEntry()).toMatchObject({
      actor: person.id,
      outcome: 'refused',
      code: 'another-account',
    });
  });
});
