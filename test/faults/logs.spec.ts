import { appendFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '#platform';
import { demoPeople } from '../../apps/cli/demo/demo-people.js';
import { approve, draftFor, submitted } from '../e2e/pushing.js';
import { CookieJar } from '../setup/cookie-jar.js';
import { eventually, Victim } from './killed.js';

/** People and their numbers as they come with requests and files; none of them is real. */
const persons = {
  name: '欧阳长歌',
  newcomer: '司马青衫',
  owner: '上官望舒',
  phone: '13917654321',
  identity: '310113198811071238',
  individual: '92310113MA1KJ7NX4B',
};

let victim: Victim;
/** What must not be logged, by what it is; what a story comes to know is added. */
const secrets: Record<string, string> = { ...persons };
/** What the service called faults that it did not expect: they have to stand in the log. */
const references: string[] = [];

beforeAll(async () => {
  victim = await Victim.start(500, { LOG_LEVEL: 'debug' });
  for (const { name } of demoPeople) secrets[`name of ${name}`] = name;
  for (const app of ['api', 'worker'] as const) keepVariables(await victim.environment(app));
  for (const [name, { cookie, csrf }] of Object.entries(victim.credentials)) {
    secrets[`session of ${name}`] = cookie.value;
    secrets[`word of ${name}`] = csrf;
  }
}, 300_000);
afterAll(() => victim.stop());

function keepVariables(environment: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(environment))
    if (/SECRET|PASSWORD|TOKEN|KEYS?$/.test(name) && value.length > 7) secrets[name] = value;
  secrets['database password'] = decodeURIComponent(new URL(environment['DATABASE_URL'] ?? '').password);
}

/** All that the processes have logged so far. */
async function logged(): Promise<string> {
  const files = await readdir(victim.logs);
  return (await Promise.all(files.map((file) => readFile(join(victim.logs, file), 'utf8')))).join('\n');
}

/** Which of the secrets stand in a text, as they are or as an address has them. */
function leaks(text: string): string[] {
  const found = ([, secret]: [string, string]): boolean =>
    text.includes(secret) || text.includes(encodeURIComponent(secret));
  return Object.entries(secrets)
    .filter(found)
    .map(([what]) => what);
}

/** Lets a table refuse a row as no rule of the service does, while something is tried. */
async function jammed(table: string, condition: string, work: () => Promise<void>): Promise<void> {
  await victim.rows(`ALTER TABLE ${table} ADD CONSTRAINT jammed CHECK (${condition}) NOT VALID`);
  await work();
  await victim.rows(`ALTER TABLE ${table} DROP CONSTRAINT jammed`);
}

function fileOf(...rows: string[]): FormData {
  const form = new FormData();
  const text = ['统一社会信用代码,企业名称,法定代表人,从业人数', ...rows].join('\n');
  form.append('file', new Blob([text]), `${persons.owner}.csv`);
  return form;
}

async function signInByHand(): Promise<void> {
  const jar = new CookieJar();
  const choice = await jar.visit(`${victim.address}/api/session/sign-in`);
  const [attempt] = await victim.rows<{ verifier: string; nonce: string }>(
    'SELECT verifier, nonce FROM sign_in_attempt ORDER BY created_at DESC LIMIT 1',
  );
  await jar.visit(choice.url, { account: demoPeople[0]!.id });
  const back = jar.asked.find(({ pathname }) => pathname === '/api/session/callback')!;
  for (const name of ['code', 'state']) secrets[`OIDC ${name}`] = back.searchParams.get(name)!;
  Object.assign(secrets, { verifier: attempt!.verifier, nonce: attempt!.nonce });
  secrets['cookie'] = jar.find('session')!.value;
  const tokens = await victim.rows<{ token: string }>(
    'SELECT DISTINCT id_token AS token FROM session WHERE id_token IS NOT NULL',
  );
  expect(tokens.length).toBeGreaterThan(0);
  tokens.forEach(({ token }, index) => (secrets[`ID token ${index}`] = token));
  // The same answer once more, and one that nobody gave.
  await jar.visit(back);
  await jar.visit(`${victim.address}/api/session/callback?code=${secrets['OIDC code']}&state=x`);
}

async function useKey(): Promise<void> {
  const security = victim.as('唐静怡');
  const issue = (networks: string[]) =>
    security.post<{ token: string }>('/api/keys', {
      ...{ name: '数据局接口', kind: 'live', person: demoPeople[2]!.id, permissions: ['pushes:read'] },
      ...{ networks, expiresOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) },
    });
  const [good, elsewhere] = [await issue([]), await issue(['10.1.0.0/16'])];
  Object.assign(secrets, { 'API key': good.token, 'API key of elsewhere': elsewhere.token });
  const statuses = [];
  for (const { token } of [good, elsewhere, { token: `${good.token.slice(0, -1)}x` }]) {
    const headers = { authorization: `Bearer ${token}` };
    statuses.push((await fetch(`${victim.address}/api/pushes`, { headers })).status);
  }
  expect(statuses).toEqual([200, 403, 401]);
}

/** A request that is to fail as nobody expects. */
async function failing(who: string, path: string, content: object): Promise<void> {
  const { status, body } = await victim.as(who).ask('POST', path, content);
  expect([path, status]).toEqual([path, 500]);
  expect(leaks(JSON.stringify(body))).toEqual([]);
  expect(Object.keys(body as object).toSorted()).toEqual([
    'code',
    'detail',
    'reference',
    'status',
    'title',
    'type',
  ]);
  references.push((body as { reference: string }).reference);
}

describe('The log of a whole story, at its finest', () => {
  it('is written: sign-ins and keys, good and bad', async () => {
    await signInByHand();
    await useKey();
  });

  it('is written: people, members and their claims', async () => {
    const clerk = victim.as('徐海涛');
    const newcomer = { name: persons.newcomer, department: 'tax', subject: persons.phone };
    await clerk.post('/api/people', newcomer);
    expect((await clerk.ask('POST', '/api/people', newcomer)).status).toBe(409);
    const owner = victim.as('吴志强');
    const uscc = await owner.uscc();
    const note = { role: 'member', note: persons.owner };
    const invited = await owner.post<{ address: string }>(`/api/enterprises/${uscc}/invitations`, note);
    secrets['invitation'] = new URL(invited.address).pathname.split('/').at(-1)!;
    const claim = { uscc: persons.individual, credential: persons.identity };
    expect((await owner.ask('POST', '/api/claims', claim)).status).toBeGreaterThanOrEqual(400);
    expect((await owner.ask('GET', `/api/enterprises/${persons.individual}/inbox`)).status).toBe(404);
  });

  it('is written: what is refused because it is malformed', async () => {
    const editor = victim.as('陈晓雯');
    const odd = {
      ...persons,
      kind: persons.name,
      title: persons.phone,
      rule: { [persons.name]: persons.identity },
    };
    expect((await editor.ask('POST', '/api/pushes', odd)).status).toBe(400);
    const torn = `{"title": "${persons.name}", "phone": ${persons.phone}`;
    expect((await editor.ask('POST', '/api/pushes', torn)).status).toBe(400);
    expect((await editor.ask('GET', `/api/pushes/${persons.identity}`)).status).toBe(400);
    const search = `/api/people?query=${encodeURIComponent(persons.name)}&phone=${persons.phone}`;
    expect((await victim.as('徐海涛').ask('GET', search)).status).toBe(400);
  });

  it('is written: a push that names somebody, from draft to page', async () => {
    const rule = { combinator: 'and', rules: [{ field: 'staff', operator: '>=', value: 0 }] };
    const draft = {
      ...draftFor({ rule }, `请联系${persons.name}`),
      body: `电话 ${persons.phone}，身份证 ${persons.identity}`,
    };
    const push = await submitted(victim.as('陈晓雯'), draft);
    await approve(victim.as('周建国'), push);
    await eventually(async () => {
      const [row] = await victim.rows<{ state: string }>('SELECT state FROM push WHERE id = $1', [push.id]);
      return row?.state === 'done';
    });
  });

  it('is written: what fails in the database with somebody’s data in hand, here and in the worker', async () => {
    await jammed('person', `name <> '${persons.name}'`, () =>
      failing('徐海涛', '/api/people', { name: persons.name, department: 'tax', subject: persons.identity }),
    );
    await jammed('enterprise', `uscc <> '${persons.individual}'`, async () => {
      const row = `${persons.individual},${persons.name},${persons.owner},8`;
      await victim.as('赵启明').post('/api/imports', fileOf(row));
      await eventually(async () => /job [^"]*failed, attempt 1/.test(await logged()));
    });
    await eventually(async () => {
      const done = `SELECT count(*)::int AS n FROM enterprise WHERE uscc = $1`;
      const [row] = await victim.rows<{ n: number }>(done, [persons.individual]);
      return row?.n === 1;
    });
  });

  it('says what failed, and nothing of anybody nor of any secret', async () => {
    const text = await logged();
    for (const reference of references) expect(text).toContain(reference);
    expect(text).toMatch(/violates check constraint \\"jammed\\"/);
    expect(references).toHaveLength(1);
    expect(Object.keys(secrets).length).toBeGreaterThan(50);
    const told = text.split('\n').filter((line) => leaks(line).length > 0);
    expect(told).toEqual([]);
  });

  it('would be found to say too much, whatever it said', async () => {
    const file = join(victim.logs, 'api.log');
    const logger = createLogger({ logLevel: 'debug' }, 'spec', {
      write: (line) => appendFileSync(file, line),
    });
    logger.debug(`${persons.name} signed in`);
    expect(leaks(await logged())).toEqual(['name']);
    for (const secret of Object.values(secrets)) appendFileSync(file, `${secret}\n`);
    expect(leaks(await logged())).toEqual(Object.keys(secrets));
  });
});
