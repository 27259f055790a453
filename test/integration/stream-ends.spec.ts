import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Enterprises } from '#enterprises';
import { type Actor, PeopleRegister, Sessions } from '#platform';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { anEnterprise, register } from '../builders/enterprise.js';
import { aPerson } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';

let behind: TestApp;
let api: NestFastifyApplication;
let address: string;
const enterprise = anEnterprise();
const open: AbortController[] = [];

beforeAll(async () => {
  behind = await TestApp.alone();
  await register(behind, [enterprise]);
  api = await createApplication(testConfig(behind.url));
  await api.listen(0, '127.0.0.1');
  address = await api.getUrl();
});
afterEach(() => open.splice(0).forEach((stop) => stop.abort()));
afterAll(async () => {
  await api.close();
  await behind.close();
});

async function aMember(): Promise<Actor> {
  const person = await aPerson(behind, ['enterprise']);
  const { ordinal } = await behind.get(Enterprises).get(enterprise.uscc);
  await behind.rows("INSERT INTO membership (person, enterprise, role) VALUES ($1, $2, 'member')", [
    person.id,
    ordinal,
  ]);
  return person;
}

/** An open page's stream. */
interface OpenStream {
  readonly status: number;
  /** Comes when the server has ended it. */
  readonly ended: Promise<'ended'>;
}

async function stream(headers: Record<string, string>): Promise<OpenStream> {
  const stop = new AbortController();
  open.push(stop);
  const response = await fetch(`${address}/api/enterprises/${enterprise.uscc}/inbox/events`, {
    headers,
    signal: stop.signal,
  });
  const reader = response.body?.getReader();
  if (!reader) throw new Error(`no stream: ${response.status}`);
  await reader.read();
  const ended = (async (): Promise<'ended'> => {
    for (;;) if ((await reader.read()).done) return 'ended';
  })();
  ended.catch(() => undefined);
  return { status: response.status, ended };
}

const sessionsOf = (person: Actor) =>
  behind.rows<{ id: string }>('SELECT id FROM session WHERE person = $1', [person.id]);

describe('An open stream of messages', () => {
  it.each<[string, (person: Actor) => Promise<unknown>]>([
    ['the person signs out everywhere', (person) => behind.get(Sessions).endAll(person.id)],
    [
      'the session is ended from another device',
      async (person) => {
        const [session] = await sessionsOf(person);
        return behind.get(Sessions).end(person.id, session?.id ?? '');
      },
    ],
    [
      'nothing was done for longer than a session may be idle',
      async (person) => {
        await behind.rows(
          "UPDATE session SET last_seen_at = now() - interval '31 minutes' WHERE person = $1",
          [person.id],
        );
        await behind.get(Sessions).sweep();
      },
    ],
    [
      'the account is ended',
      async (person) =>
        behind.get(PeopleRegister).end(person.id, '离职', await aPerson(behind, ['systemAdmin'])),
    ],
    [
      'the person is no longer a member',
      (person) => behind.rows('DELETE FROM membership WHERE person = $1', [person.id]),
    ],
  ])('ends when %s', async (_what, end) => {
    const person = await aMember();
    const page = await stream(await credentialsOf(api, person));
    expect(page.status).toBe(200);
    await end(person);
    expect(await page.ended).toBe('ended');
  });

  it('goes on while another person’s session ends', async () => {
    const [person, other] = [await aMember(), await aMember()];
    const [kept, lost] = [
      await stream(await credentialsOf(api, person)),
      await stream(await credentialsOf(api, other)),
    ];
    await behind.get(Sessions).endAll(other.id);
    expect(await lost.ended).toBe('ended');
    // Both are told of every change; whoever is asked after the other was ended has been looked at too.
    expect(await Promise.race([kept.ended, Promise.resolve('open')])).toBe('open');
  });

  it('is not opened again with the session that ended', async () => {
    const person = await aMember();
    const headers = await credentialsOf(api, person);
    const page = await stream(headers);
    await behind.get(Sessions).endAll(person.id);
    await page.ended;
    const again = await fetch(`${address}/api/enterprises/${enterprise.uscc}/inbox/events`, { headers });
    expect(again.status).toBe(401);
  });
});
