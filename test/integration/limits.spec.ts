import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKeys } from '#platform';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';

const limits = {
  LIMIT_READS: '6',
  LIMIT_WRITES: '4',
  LIMIT_EXPORTS: '2',
  LIMIT_SIGN_IN: '3',
  LIMIT_STRANGERS: '5',
  LIMIT_WHAT_IF: '0',
};

let behind: TestApp;
let api: NestFastifyApplication;
let staff: Staff;

beforeAll(async () => {
  behind = await TestApp.alone();
  staff = await staffOf(behind, 'tax');
  api = await createApplication(testConfig(behind.url, { DEMO: 'true', ...limits }));
});
afterAll(async () => {
  await api.close();
  await behind.close();
});

interface Asking {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly from?: string;
}

/** The same request as often as it takes to be refused, and once more. */
async function until429({ method = 'GET', url, headers = {}, from = '10.9.0.1' }: Asking, most = 12) {
  const statuses: number[] = [];
  for (let asked = 0; asked < most; asked++) {
    const answer = await api.inject({ method, url, headers, remoteAddress: from });
    statuses.push(answer.statusCode);
    if (answer.statusCode === 429) return { statuses, answer };
  }
  return { statuses, answer: undefined };
}

const times = (count: number, status: number): number[] => Array<number>(count).fill(status);

describe('Somebody who asks too much', () => {
  it('is refused with how long to wait, in a problem and in headers', async () => {
    const person = await aPerson(behind, ['editor'], 'tax');
    const { statuses, answer } = await until429({
      url: '/api/pushes',
      headers: await credentialsOf(api, person),
    });
    expect(statuses).toEqual([...times(6, 200), 429]);
    expect(answer?.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '10',
      ratelimit: '"reads";r=0;t=60',
      'ratelimit-policy': '"reads";q=6;w=60',
    });
    expect(answer?.json()).toMatchObject({ code: 'too-many-requests', detail: /请 10 秒后再试/ });
  });

  it('is counted by who they are, from wherever they ask, and nobody else with them', async () => {
    const [hasty, other] = [
      await aPerson(behind, ['editor'], 'tax'),
      await aPerson(behind, ['editor'], 'tax'),
    ];
    const headers = await credentialsOf(api, hasty);
    await until429({ url: '/api/pushes', headers });
    const elsewhere = await until429({ url: '/api/pushes', headers, from: '10.9.0.2' });
    expect(elsewhere.statuses).toEqual([429]);
    const fine = await api.inject({ url: '/api/pushes', headers: await credentialsOf(api, other) });
    expect([fine.statusCode, fine.headers['ratelimit']]).toEqual([200, '"reads";r=5;t=10']);
  });

  it('may still write after reading too much, and read after exporting too much', async () => {
    const operator = await aPerson(behind, ['operator'], 'centre');
    const headers = await credentialsOf(api, operator);
    expect((await until429({ url: '/api/enterprises/export.csv', headers })).statuses).toEqual([
      200, 200, 429,
    ]);
    expect((await until429({ url: '/api/enterprises', headers })).statuses).toEqual([...times(6, 200), 429]);
    const writes = await until429({ method: 'POST', url: '/api/imports', headers });
    expect(writes.statuses).toEqual([...times(4, 400), 429]);
  });

  it('is counted by what is refused to them as well, and so can’t fill the trail with refusals', async () => {
    const person = await aPerson(behind, ['editor'], 'tax');
    const headers = await credentialsOf(api, person);
    expect((await until429({ url: '/api/keys', headers })).statuses).toEqual([...times(6, 403), 429]);
    await until429({ url: '/api/keys', headers });
    const told = 'SELECT count(*) AS n FROM audit_entry WHERE actor = $1';
    expect(await behind.number(told, [person.id])).toBe(6);
  });

  it('is counted by key when it is a machine: the person who answers for it is not locked out', async () => {
    const security = await aPerson(behind, ['securityAdmin']);
    const { token } = await behind.get(ApiKeys).issue(
      {
        name: '取数',
        kind: 'live',
        person: staff.editor.id,
        department: null,
        permissions: ['pushes:read'],
        networks: [],
        expiresAt: new Date(Date.now() + 86_400_000),
      },
      security,
    );
    const machine = await until429({ url: '/api/pushes', headers: { authorization: `Bearer ${token}` } });
    expect(machine.statuses).toEqual([...times(6, 200), 429]);
    const person = await api.inject({ url: '/api/pushes', headers: await credentialsOf(api, staff.editor) });
    expect(person.statusCode).toBe(200);
  });
});

describe('Somebody whom nobody knows', () => {
  it('is counted by address, also when trying out keys', async () => {
    const guess = (n: number) => ({ authorization: `Bearer pp_live_${String(n).padStart(43, 'x')}` });
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) {
      const { statusCode } = await api.inject({
        url: '/api/pushes',
        headers: guess(n),
        remoteAddress: '10.9.1.1',
      });
      statuses.push(statusCode);
    }
    expect(statuses).toEqual([...times(5, 401), 429, 429]);
    expect((await api.inject({ url: '/api/me', remoteAddress: '10.9.1.2' })).statusCode).toBe(401);
  });

  it('is counted when a page of another site sends them', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    const posts = await until429({ method: 'POST', url: '/api/pushes', headers, from: '10.9.1.3' });
    expect(posts.statuses).toEqual([...times(5, 403), 429]);
  });

  it('does not get a new allowance with every address of one IPv6 network', async () => {
    const statuses: number[] = [];
    for (let n = 1; n <= 6; n++)
      statuses.push((await api.inject({ url: '/api/me', remoteAddress: `2001:db8:1:2::${n}` })).statusCode);
    expect(statuses).toEqual([...times(5, 401), 429]);
    expect((await api.inject({ url: '/api/me', remoteAddress: '2001:db8:1:3::1' })).statusCode).toBe(401);
  });

  it('begins to sign in a few times only', async () => {
    const { statuses } = await until429({ url: '/api/session/sign-in', from: '10.9.2.1' });
    expect(statuses).toEqual([...times(3, 302), 429]);
  });

  it('is sent to the page that says so when it signs in by a browser', async () => {
    const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const asking = { url: '/api/session/sign-in', headers: browser, remoteAddress: '10.9.2.2' };
    const answers = [];
    for (let asked = 0; asked < 4; asked++) answers.push(await api.inject(asking));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(times(4, 302));
    expect(answers.at(-1)?.headers).toMatchObject({
      location: '/sign-in?problem=too-many-requests',
      'cache-control': 'no-store',
      'retry-after': '20',
    });
    expect(answers.slice(0, 3).map(({ headers }) => headers.location)).not.toContain(
      '/sign-in?problem=too-many-requests',
    );
  });
});

describe('A limit', () => {
  it.each(['-1', '1.5', 'many'])('is refused at the start when it is no limit: %s', (text) => {
    expect(() => testConfig(behind.url, { LIMIT_READS: text })).toThrow(/LIMIT_READS/);
  });
});
