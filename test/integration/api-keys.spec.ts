import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, ApiKeys } from '#platform';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';

let behind: TestApp;
let api: NestFastifyApplication;
let staff: Staff;
let security: Actor;

beforeAll(async () => {
  behind = await TestApp.alone();
  staff = await staffOf(behind, 'tax');
  security = await aPerson(behind, ['securityAdmin']);
  api = await createApplication(testConfig(behind.url, { DEMO: 'true' }));
});
afterAll(async () => {
  await api.close();
  await behind.close();
});

type Draft = Parameters<ApiKeys['issue']>[0];

const inAYear = () => new Date(Date.now() + 365 * 86_400_000);

function issue(draft: Partial<Draft> = {}) {
  const whole: Draft = {
    name: '数据局接口',
    kind: 'live',
    person: staff.editor.id,
    department: null,
    permissions: ['pushes:read', 'pushes:write'],
    networks: [],
    expiresAt: inAYear(),
    ...draft,
  };
  return behind.get(ApiKeys).issue(whole, security);
}

function ask(
  token: string,
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  payload?: object,
  remoteAddress = '10.1.2.3',
) {
  return api.inject({ method, url, payload, headers: { authorization: `Bearer ${token}` }, remoteAddress });
}

const draft = {
  kind: 'hotNews',
  title: '由接口起草',
  body: '正文',
  rule: { combinator: 'and', rules: [{ field: 'town', operator: 'notNull' }] },
  segments: [{ segment: 'eligible' }],
  channels: ['page'],
};

describe('A key', () => {
  it('does what it was given and the person may, and nothing else', async () => {
    const { token } = await issue();
    expect((await ask(token, 'GET', '/api/pushes')).statusCode).toBe(200);
    expect((await ask(token, 'GET', '/api/policies')).statusCode).toBe(403);
    expect((await ask(token, 'GET', '/api/keys')).statusCode).toBe(403);
  });

  it('loses with its person what the person loses', async () => {
    const leaving = await aPerson(behind, ['editor'], 'tax');
    const { token } = await issue({ person: leaving.id });
    expect((await ask(token, 'GET', '/api/pushes')).statusCode).toBe(200);
    await behind.rows(
      `UPDATE role_grant SET starts = current_date - 2, ends = current_date - 1 WHERE person = $1`,
      [leaving.id],
    );
    expect((await ask(token, 'GET', '/api/pushes')).statusCode).toBe(403);
  });

  it('reaches its department no longer than its person belongs there', async () => {
    const moving = await aPerson(behind, ['editor'], 'tax');
    const { token } = await issue({ person: moving.id, department: 'tax' });
    expect((await ask(token, 'GET', '/api/pushes')).statusCode).toBe(200);
    await behind.rows('DELETE FROM role_grant WHERE person = $1', [moving.id]);
    await behind.rows("UPDATE person SET department = 'stc' WHERE id = $1", [moving.id]);
    await behind.rows("INSERT INTO role_grant (person, role) VALUES ($1, 'editor')", [moving.id]);
    const answer = await ask(token, 'GET', '/api/pushes');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'key-department']);
  });

  it.each([
    ['POST', '/api/session/sign-out', {}],
    ['DELETE', '/api/me/sessions', undefined],
    ['POST', '/api/me/deputies/00000000-0000-4000-8000-000000000001/end', undefined],
    ['POST', '/api/views', { list: 'pushes', name: '密钥的', address: '' }],
    ['POST', '/api/me/privacy', { version: '2026-01-01' }],
  ] as const)('changes nothing that is its person’s own: %s %s', async (method, url, payload) => {
    const { token } = await issue();
    const answer = await ask(token, method, url, payload);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'not-for-keys']);
    expect((await ask(token, 'GET', '/api/me')).statusCode).toBe(200);
  });

  it('stands in the audit trail under its own name, for the person who answers for it', async () => {
    const { token, key } = await issue();
    expect((await ask(token, 'POST', '/api/pushes', draft)).statusCode).toBe(201);
    const [entry] = await behind.rows('SELECT * FROM audit_entry ORDER BY id DESC LIMIT 1');
    expect(entry).toMatchObject({
      actor_kind: 'key',
      actor: key.id,
      on_behalf_of: staff.editor.id,
      action: 'pushes.create',
    });
  });

  it('is the subject of the entry that tells of its making, without its token', async () => {
    const security = await aPerson(behind, ['securityAdmin']);
    const headers = await credentialsOf(api, security);
    const payload = {
      ...{ name: '数据局接口', kind: 'live', person: staff.editor.id, permissions: ['pushes:read'] },
      expiresOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    };
    const answer = await api.inject({ method: 'POST', url: '/api/keys', headers, payload });
    const { key, token } = answer.json<{ key: { id: string }; token: string }>();
    const [entry] = await behind.rows('SELECT * FROM audit_entry ORDER BY id DESC LIMIT 1');
    expect(entry).toMatchObject({ action: 'keys.create', subject_type: 'keys', subject: key.id });
    expect(JSON.stringify(entry)).not.toContain(token.slice(8));
  });

  it('is kept as a hash only, and recognised by its beginning', async () => {
    const { token, key } = await issue();
    const [row] = await behind.rows<{ hash: Buffer }>('SELECT * FROM api_key WHERE id = $1', [key.id]);
    expect(token.startsWith(key.prefix)).toBe(true);
    expect(JSON.stringify(row)).not.toContain(token.slice(key.prefix.length));
  });

  it('shows when and from where it was used last', async () => {
    const { token, key } = await issue();
    await ask(token, 'GET', '/api/pushes');
    expect(await behind.get(ApiKeys).get(key.id)).toMatchObject({
      lastUsedAt: expect.any(Date),
      lastUsedFrom: '10.1.2.3',
    });
  });

  it('is worth nothing from the moment it is revoked', async () => {
    const { token, key } = await issue();
    expect((await ask(token, 'GET', '/api/pushes')).statusCode).toBe(200);
    await behind.get(ApiKeys).revoke(key.id, security);
    const answer = await ask(token, 'GET', '/api/pushes');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'key-worthless']);
  });

  it('is worth nothing after its last day', async () => {
    const { token } = await issue();
    await behind.rows(
      `UPDATE api_key SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day'`,
    );
    expect((await ask(token, 'GET', '/api/pushes')).statusCode).toBe(401);
  });

  it.each([
    ['pp_live_', 'key-worthless'],
    [`pp_live_${'x'.repeat(43)}`, 'key-worthless'],
    ['a b', 'key-malformed'],
  ])('that nobody gave is refused: %s', async (token, code) => {
    const answer = await ask(token, 'GET', '/api/pushes');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, code]);
  });

  it.each([
    ['10.1.0.0/16', '10.1.2.3', 200],
    ['10.1.0.0/16', '10.2.2.3', 403],
    ['10.1.0.0/16', '::ffff:10.1.2.3', 200],
    ['2001:db8::/32', '2001:db8:1::5', 200],
    ['2001:db8::/32', '2001:db9::5', 403],
    ['2001:db8::/32', '10.1.2.3', 403],
    ['10.1.2.3', '10.1.2.3', 200],
  ])('for %s, used from %s, is answered %i', async (network, address, status) => {
    const { token } = await issue({ networks: [network] });
    expect((await ask(token, 'GET', '/api/pushes', undefined, address)).statusCode).toBe(status);
  });

  it('is tried by where the proxy in front says the request came from, and by nobody else’s word', async () => {
    const { token } = await issue({ networks: ['10.1.0.0/16'] });
    const proxied = await createApplication(
      testConfig(behind.url, { DEMO: 'true', TRUSTED_PROXIES: '172.18.0.0/16' }),
    );
    const from = async (remoteAddress: string) => {
      const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '10.1.2.3' };
      return (await proxied.inject({ url: '/api/pushes', headers, remoteAddress })).statusCode;
    };
    expect([await from('172.18.0.5'), await from('172.19.0.5')]).toEqual([200, 403]);
    await proxied.close();
  });

  it('for one department reaches no other, though its person does', async () => {
    const operator = await aPerson(behind, ['operator']);
    const other = await staffOf(behind, 'stc');
    const { token: all } = await issue({ person: operator.id, permissions: ['pushes:read'] });
    const { token: tax } = await issue({
      person: operator.id,
      permissions: ['pushes:read'],
      department: 'tax',
    });
    const { token: writer } = await issue({ person: other.editor.id });
    const { id } = (await ask(writer, 'POST', '/api/pushes', draft)).json<{ id: string }>();
    expect((await ask(all, 'GET', `/api/pushes/${id}`)).statusCode).toBe(200);
    expect((await ask(tax, 'GET', `/api/pushes/${id}`)).statusCode).toBe(404);
  });
});

describe('A test key', () => {
  let before: number;
  const pushes = () => behind.number('SELECT count(*) AS n FROM push');
  beforeEach(async () => void (before = await pushes()));

  it('is answered as a live one would be, and nothing is kept', async () => {
    const { token } = await issue({ kind: 'test' });
    const answer = await ask(token, 'POST', '/api/pushes', draft);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ title: '由接口起草', state: 'draft' });
    expect(answer.headers['x-test-key']).toBe('nothing-kept');
    expect(await pushes()).toBe(before);
  });

  it('leaves that it was used', async () => {
    const { token, key } = await issue({ kind: 'test' });
    await ask(token, 'POST', '/api/pushes', draft);
    const [entry] = await behind.rows('SELECT * FROM audit_entry ORDER BY id DESC LIMIT 1');
    expect(entry).toMatchObject({ actor: key.id, outcome: 'ok', details: { test: true } });
  });

  it('is refused what a live one would be refused', async () => {
    const { token } = await issue({ kind: 'test' });
    expect((await ask(token, 'POST', '/api/pushes', { ...draft, title: '' })).statusCode).toBe(400);
  });

  it('queues nothing', async () => {
    const { token } = await issue({ kind: 'test' });
    const { token: live } = await issue();
    const { id } = (await ask(live, 'POST', '/api/pushes', draft)).json<{ id: string }>();
    const jobs = await behind.number('SELECT count(*) AS n FROM outbox');
    expect((await ask(token, 'POST', `/api/pushes/${id}/submit`)).json()).toMatchObject({
      state: 'submitted',
    });
    expect((await ask(live, 'GET', `/api/pushes/${id}`)).json()).toMatchObject({ state: 'draft' });
    expect(await behind.number('SELECT count(*) AS n FROM outbox')).toBe(jobs);
  });
});

describe('A key is not given', () => {
  it.each([
    ['to oneself', () => ({ person: security.id }), '/person'],
    ['with more than its person may', () => ({ permissions: ['imports:write' as const] }), '/permissions'],
    ['for another department', () => ({ department: 'stc' }), '/department'],
    [
      'for longer than two years',
      () => ({ expiresAt: new Date(Date.now() + 800 * 86_400_000) }),
      '/expiresOn',
    ],
    ['for the past', () => ({ expiresAt: new Date(0) }), '/expiresOn'],
  ])('%s', async (_what, wrong, pointer) => {
    await expect(issue(wrong())).rejects.toMatchObject({ code: 'key-invalid', details: [{ pointer }] });
  });
});
