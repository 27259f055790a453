import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, AuditSealer, AuditTrail, system } from '#platform';
import { createApplication } from '../../apps/api/application.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { credentialsOf } from '../builders/credentials.js';
import { TestApp, testConfig } from '../builders/test-app.js';

let behind: TestApp;
let api: NestFastifyApplication;
let staff: Staff;

beforeAll(async () => {
  behind = await TestApp.alone();
  staff = await staffOf(behind, 'tax');
  api = await createApplication(testConfig(behind.url, { DEMO: 'true' }));
});
afterAll(async () => {
  await api.close();
  await behind.close();
});

const everybody = { combinator: 'and', rules: [{ field: 'town', operator: 'notNull' }] };
const draft = {
  kind: 'hotNews',
  title: '一条快讯',
  body: '咨询电话 13812345678',
  rule: everybody,
  segments: [{ segment: 'eligible' }],
  channels: ['page'],
};

async function ask(actor: Actor, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const headers = { ...(await credentialsOf(api, actor)), 'user-agent': 'Firefox' };
  return api.inject({ method, url, payload, headers, remoteAddress: '10.1.2.3' });
}

interface Row {
  actor: string;
  action: string;
  subject: string | null;
  outcome: string;
  code: string | null;
  address: string;
  agent: string;
  details: Record<string, unknown>;
}

const trail = () =>
  behind.rows<Row>(
    'SELECT actor, action, subject, outcome, code, address, agent, details FROM audit_entry ORDER BY id',
  );

describe('A request that changes something', () => {
  it('leaves who, what, from where, and what was asked, without identifiers of persons', async () => {
    const { id } = (await ask(staff.editor, 'POST', '/api/pushes', draft)).json<{ id: string }>();
    const entry = (await trail()).at(-1);
    expect(entry).toMatchObject({
      actor: staff.editor.id,
      action: 'pushes.create',
      subject: id,
      outcome: 'ok',
      address: '10.1.2.3',
      agent: 'Firefox',
      details: { route: 'POST /api/pushes', body: { title: '一条快讯', body: '咨询电话 138****5678' } },
    });
  });

  it('leaves its refusal, though all it did is undone', async () => {
    const { id } = (await ask(staff.editor, 'POST', '/api/pushes', draft)).json<{ id: string }>();
    const { statusCode } = await ask(staff.editor, 'POST', `/api/pushes/${id}/withdraw`);
    expect(statusCode).toBe(409);
    expect((await trail()).at(-1)).toMatchObject({
      action: 'pushes.withdraw',
      subject: id,
      outcome: 'refused',
      code: 'push-state',
    });
  });

  it('leaves its refusal under the name of whoever may not', async () => {
    const { statusCode } = await ask(staff.approver, 'POST', '/api/pushes', draft);
    expect(statusCode).toBe(403);
    expect((await trail()).at(-1)).toMatchObject({
      actor: staff.approver.id,
      action: 'pushes.create',
      outcome: 'refused',
      code: 'not-permitted',
    });
  });

  it('is not done when its entry can’t be written', async () => {
    await behind.rows(
      "ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_jammed CHECK (action <> 'pushes.create') NOT VALID",
    );
    const before = await behind.number('SELECT count(*) AS n FROM push');
    const { statusCode } = await ask(staff.editor, 'POST', '/api/pushes', draft);
    expect(statusCode).toBe(500);
    expect(await behind.number('SELECT count(*) AS n FROM push')).toBe(before);
    await behind.rows('ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_jammed');
  });
});

describe('A request that only asks', () => {
  it('leaves nothing', async () => {
    const before = (await trail()).length;
    await ask(staff.editor, 'GET', '/api/pushes');
    await ask(staff.editor, 'POST', '/api/audience', { rule: everybody });
    expect((await trail()).length).toBe(before);
  });

  it('leaves its refusal when it is not theirs to ask', async () => {
    await ask(staff.editor, 'GET', '/api/imports');
    expect((await trail()).at(-1)).toMatchObject({ action: 'imports.list', outcome: 'refused' });
  });
});

describe('The trail', () => {
  let auditor: Actor;
  beforeAll(async () => void (auditor = await aPerson(behind, ['auditAdmin'])));

  const part = async (url: string) =>
    (await ask(auditor, 'GET', url)).json<{ items: { id: string }[]; total: number; next: string | null }>();
  const trailIds = () => behind.rows<{ id: string }>('SELECT id::text FROM audit_entry ORDER BY id');

  it('is searched by who, what, when and outcome, and the search stands in it', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    const query = `who=${staff.approver.id}&action=pushes.&outcome=refused&from=${today}&to=${today}`;
    const { items, total } = (await ask(auditor, 'GET', `/api/audit?${query}`)).json<{
      items: { id: string; actionText: string }[];
      total: number;
    }>();
    expect([total, items[0]?.actionText]).toEqual([1, '推送 · 新建']);
    expect((await trail()).at(-1)).toMatchObject({
      actor: auditor.id,
      action: 'audit.search',
      outcome: 'ok',
    });
    const one = await ask(auditor, 'GET', `/api/audit/${items[0]?.id}`);
    expect(one.json()).toMatchObject({ action: 'pushes.create', outcome: 'refused' });
    expect((await ask(auditor, 'GET', '/api/audit?from=2100-01-01')).json()).toMatchObject({ total: 0 });
  });

  it('is read on from where a part ended, whatever is written meanwhile', async () => {
    const first = await part('/api/audit?size=2');
    await ask(staff.editor, 'POST', '/api/pushes', draft);
    const second = await part(`/api/audit?size=2&cursor=${first.next}`);
    const ids = [...first.items, ...second.items].map(({ id }) => Number(id));
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => b - a));
    expect(second.total).toBeGreaterThan(first.total);
    const [{ id: oldest } = { id: '' }] = (await trailIds()).slice(0, 1);
    expect(await part(`/api/audit?cursor=${oldest}`)).toMatchObject({ items: [], next: null });
    expect((await ask(auditor, 'GET', '/api/audit?cursor=x')).statusCode).toBe(400);
  });

  it('is searched by where it came from', async () => {
    expect((await part('/api/audit?address=10.1.2.')).total).toBeGreaterThan(0);
    expect((await part('/api/audit?address=10.1.3.')).total).toBe(0);
  });

  it('is exported whole, without formulas, and the export stands in it', async () => {
    await behind.get(AuditTrail).record(system, {
      action: 'test.formula',
      subject: { type: 'test', id: '=1+1' },
      outcome: 'ok',
    });
    const { body } = await ask(auditor, 'GET', '/api/audit/export.csv');
    expect(body).toContain("'=1+1");
    expect(body.trim().split('\r\n')).toHaveLength((await trail()).length + 1);
    expect((await trail()).at(-1)).toMatchObject({ action: 'audit.export', outcome: 'ok' });
  });

  it('is proved from a page', async () => {
    await behind.get(AuditSealer).seal();
    const { body } = await ask(auditor, 'POST', '/api/audit/verification');
    expect(JSON.parse(body)).toMatchObject({ broken: null, unsealed: 0 });
  });

  it('says when it was last proved, and names the link that was broken then', async () => {
    const state = async () => (await ask(auditor, 'GET', '/api/audit/chain')).json<object>();
    await ask(auditor, 'POST', '/api/audit/verification');
    expect(await state()).toMatchObject({ check: { broken: null }, forwarding: null, archived: null });
    await behind.rows('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_is_sealed_once');
    await behind.rows("UPDATE audit_entry SET actor_name = '别人' WHERE number = 2");
    await ask(auditor, 'POST', '/api/audit/verification');
    const broken = { number: '2', message: expect.stringContaining('第 2 条') as unknown };
    expect(await state()).toMatchObject({ check: { verified: '1', broken } });
  });

  it('is shown to nobody else', async () => {
    expect((await ask(staff.editor, 'GET', '/api/audit')).statusCode).toBe(403);
  });
});
