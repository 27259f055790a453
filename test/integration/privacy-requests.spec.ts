import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Enterprises, PersonalCopies, PrivacyNotices, PrivacyRequests } from '#enterprises';
import { type Actor, Database } from '#platform';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { anEnterprise, anIndividual, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp, testConfig } from '../builders/test-app.js';

let app: TestApp;
let api: NestFastifyApplication;
let staff: Staff;
let centre: Actor;

beforeAll(async () => {
  app = await TestApp.alone();
  staff = await staffOf(app, 'tax');
  await app.get(PrivacyNotices).publish();
  api = await createApplication(testConfig(app.url));
  centre = await aPerson(app, ['operator'], 'centre');
});
afterAll(async () => {
  await api.close();
  await app.close();
});

/** Somebody who asks the API about an enterprise that is in their hands. */
class Owner {
  private constructor(
    readonly person: Actor,
    readonly uscc: string,
    readonly ordinal: number,
    private readonly headers: Record<string, string>,
  ) {}

  static async of(made: EnterpriseBuilder = anIndividual(), role = 'legalRepresentative'): Promise<Owner> {
    await register(app, [made]);
    const { uscc, ordinal } = await app.get(Enterprises).get(made.uscc);
    const person = await aPerson(app, ['enterprise']);
    await app.rows('INSERT INTO membership (person, enterprise, role) VALUES ($1, $2, $3)', [
      person.id,
      ordinal,
      role,
    ]);
    return new Owner(person, uscc, ordinal, await credentialsOf(api, person));
  }

  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object, uscc = this.uscc) {
    const url = `/api/enterprises/${uscc}/${path}`;
    return api.inject({ method, url, headers: this.headers, payload });
  }

  async did<Answer>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    payload?: object,
  ): Promise<Answer> {
    const answer = await this.ask(method, path, payload);
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    return (answer.body ? answer.json() : undefined) as Answer;
  }
}

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly overdue: boolean;
  readonly remedy: string | null;
}

const code = (answer: { json(): unknown }) => (answer.json() as { code: string }).code;
const erasure = { ground: 'service-ended', reason: '不再经营' };

async function decide(id: string, content: object) {
  const headers = await credentialsOf(api, centre);
  return api.inject({
    method: 'POST',
    url: `/api/privacy/requests/${id}/decision`,
    headers,
    payload: content,
  });
}

describe('The notice', () => {
  it('is shown to everybody in the version that was published, and its reading is kept once', async () => {
    const answer = await api.inject('/api/privacy/notice');
    const { version } = await app.get(PrivacyNotices).current();
    expect(answer.json()).toMatchObject({ version, versions: [{ version }] });
    const { person } = await Owner.of();
    const headers = await credentialsOf(api, person);
    const own = async () =>
      (await api.inject({ url: '/api/me/privacy', headers })).json<{ readAt: string | null }>().readAt;
    expect(await own()).toBeNull();
    const read = () => api.inject({ method: 'POST', url: '/api/me/privacy', headers, payload: { version } });
    await read();
    const first = await own();
    await read();
    expect(first).not.toBeNull();
    expect(await own()).toBe(first);
  });

  it('never changes once it is published, and is not published twice', async () => {
    expect(await app.get(PrivacyNotices).publish()).toBe(false);
    await expect(app.rows(`UPDATE privacy_notice SET digest = 'x'`)).rejects.toThrow(/append-only/);
    const [row] = await app.rows<{ version: string }>('SELECT version FROM privacy_notice');
    const changed = await TestApp.alone();
    try {
      await changed.rows(
        `INSERT INTO privacy_notice (version, digest, content, published_at) VALUES ($1, 'another', '{}', now())`,
        [row?.version],
      );
      await expect(changed.get(PrivacyNotices).publish()).rejects.toThrow(/请换一个更晚的版本号/);
    } finally {
      await changed.close();
    }
  });
});

describe('A consent', () => {
  interface Privacy {
    readonly consents: readonly {
      readonly terms: { readonly code: string };
      readonly inForce: boolean;
      readonly history: readonly {
        readonly deed: string;
        readonly person: string;
        readonly version: number;
      }[];
    }[];
  }
  const consent = async (owner: Owner) =>
    (await owner.did<Privacy>('GET', 'privacy')).consents.find(({ terms }) => terms.code === 'self-declared');

  it('is given by declaring, and its withdrawal ends what was declared in the same moment', async () => {
    const owner = await Owner.of();
    await owner.did('PUT', 'declared/insuredStaff', { value: '3' });
    await owner.did('PUT', 'declared/insuredStaff', { value: '4' });
    expect(await consent(owner)).toMatchObject({
      inForce: true,
      history: [{ deed: 'given', person: owner.person.name, version: 1 }],
    });
    await owner.did('DELETE', 'privacy/consents/self-declared');
    expect(await consent(owner)).toMatchObject({
      inForce: false,
      history: [{ deed: 'withdrawn' }, { deed: 'given' }],
    });
    const open = 'SELECT count(*) AS n FROM declared_fact WHERE enterprise = $1 AND ended_at IS NULL';
    expect(await app.number(open, [owner.ordinal])).toBe(0);
  });

  it('is said once however often it is sent, and kept with whence it came', async () => {
    const owner = await Owner.of();
    for (let time = 0; time < 2; time++) await owner.did('PUT', 'privacy/consents/self-declared');
    const rows = await app.rows('SELECT deed, address, notice FROM consent WHERE enterprise = $1', [
      owner.ordinal,
    ]);
    const { version } = await app.get(PrivacyNotices).current();
    expect(rows).toEqual([{ deed: 'given', address: '127.0.0.1', notice: version }]);
    await expect(app.rows(`UPDATE consent SET deed = 'withdrawn'`)).rejects.toThrow(/append-only/);
    await expect(app.rows('DELETE FROM consent')).rejects.toThrow(/append-only/);
  });

  it('to earlier terms is none to the present ones', async () => {
    const owner = await Owner.of();
    const { version } = await app.get(PrivacyNotices).current();
    await owner.did('PUT', 'privacy/consents/self-declared');
    await app.rows(
      `INSERT INTO consent (enterprise, purpose, version, notice, deed, person, at)
       VALUES ($1, 'self-declared', 2, $2, 'given', $3, now())`,
      [owner.ordinal, version, owner.person.id],
    );
    expect((await consent(owner))?.inForce).toBe(false);
  });

  it('is not asked of a company, for what is not in use, or of whoever only helps', async () => {
    const company = await Owner.of(anEnterprise());
    await company.did('PUT', 'declared/insuredStaff', { value: '3' });
    expect((await consent(company))?.history).toEqual([]);
    const owner = await Owner.of();
    expect(code(await owner.ask('PUT', 'privacy/consents/mini-program'))).toBe('consent-not-asked');
    const agent = await Owner.of(anIndividual(), 'agent');
    expect(code(await agent.ask('PUT', 'privacy/consents/self-declared'))).toBe('not-legal-representative');
  });
});

describe('A copy of everything', () => {
  async function ready(owner: Owner): Promise<string> {
    const { id } = await owner.did<Shown>('POST', 'privacy/requests/copy');
    await app.get(PersonalCopies).produce(id);
    return id;
  }

  it('holds what is known, declared, pushed and said, in words, and lies sealed until it is fetched', async () => {
    const owner = await Owner.of(anIndividual().named('李四理发店').inTown('罗店镇').with({ staff: 3 }));
    await aPush().sent(app, staff);
    await owner.did('PUT', 'declared/insuredStaff', { value: '3' });
    await owner.did('PUT', 'privacy/personalised-pushes', { refused: true });
    const id = await ready(owner);
    const copy = await owner.did<{ sections: { title: string; rows: Record<string, unknown>[] }[] }>(
      'GET',
      `privacy/requests/${id}/copy.json`,
    );
    const rows = (title: string) => copy.sections.find((each) => each.title === title)?.rows;
    expect(rows('登记信息')).toEqual([{ 统一社会信用代码: owner.uscc, 名称: '李四理发店' }]);
    expect(rows('指标')).toContainEqual(expect.objectContaining({ 指标: '从业人数', 值: '3' }));
    expect(rows('自行申报')).toMatchObject([{ 指标: '参保人数', 值: 3, 申报人: owner.person.name }]);
    expect(rows('推送与阅读')).toMatchObject([{ 通知: '提醒', 已投放: true, 阅读时间: null }]);
    expect(rows('拒绝个性化推送')).toMatchObject([{ 表示: '拒绝' }]);
    expect(rows('提出人的登录')).toHaveLength(1);
    const [stored] = await app.rows<{ copy: string }>('SELECT copy FROM privacy_request WHERE id = $1', [id]);
    expect(stored?.copy).toMatch(/^development:aes-256-gcm:/);
    const csv = (await owner.ask('GET', `privacy/requests/${id}/copy.csv`)).body;
    expect(csv).toContain('登记信息,1,名称,李四理发店');
  });

  it('is made once, however often the job comes', async () => {
    const owner = await Owner.of();
    const id = await ready(owner);
    const stored = () => app.rows('SELECT copy, version FROM privacy_request WHERE id = $1', [id]);
    const first = await stored();
    await app.get(PersonalCopies).produce(id);
    expect(await stored()).toEqual(first);
  });

  it('is deleted when its days are over', async () => {
    const owner = await Owner.of();
    const id = await ready(owner);
    const later = new Date(Date.now() + 8 * 86_400_000).toISOString();
    const second = await TestApp.open(app.url);
    try {
      second.setClock(later);
      await second.get(PrivacyRequests).sweep();
    } finally {
      await second.close();
    }
    const [row] = await app.rows('SELECT state, copy FROM privacy_request WHERE id = $1', [id]);
    expect(row).toEqual({ state: 'expired', copy: null });
    expect((await owner.ask('GET', `privacy/requests/${id}/copy.json`)).statusCode).toBe(404);
  });

  it('is for whoever decides for the enterprise, and nobody else', async () => {
    const owner = await Owner.of();
    const id = await ready(owner);
    const stranger = await Owner.of();
    const path = `privacy/requests/${id}/copy.json`;
    expect((await stranger.ask('GET', path)).statusCode).toBe(404);
    expect((await stranger.ask('GET', path, undefined, owner.uscc)).statusCode).toBe(404);
    const agent = await Owner.of(anIndividual(), 'agent');
    expect(code(await agent.ask('POST', 'privacy/requests/copy'))).toBe('not-legal-representative');
    const unconfirmed = await api.inject({
      url: `/api/enterprises/${owner.uscc}/${path}`,
      headers: await credentialsOf(api, owner.person, false),
    });
    expect(code(unconfirmed)).toBe('step-up-required');
  });

  it('is not asked for twice at once, and queued again when its job was lost', async () => {
    const owner = await Owner.of();
    const { id } = await owner.did<Shown>('POST', 'privacy/requests/copy');
    expect(code(await owner.ask('POST', 'privacy/requests/copy'))).toBe('request-open');
    await app.rows(`DELETE FROM outbox WHERE key = $1`, [id]);
    await app.rows(`UPDATE privacy_request SET requested_at = now() - interval '1 minute' WHERE id = $1`, [
      id,
    ]);
    await app.get(PrivacyRequests).sweep();
    expect(await app.number('SELECT count(*) AS n FROM outbox WHERE key = $1', [id])).toBe(1);
  });
});

describe('A request for erasure', () => {
  const asked = (owner: Owner) => owner.did<Shown>('POST', 'privacy/requests/erasure', erasure);

  it('is answered within fifteen working days, and marked when it is late', async () => {
    const owner = await Owner.of();
    const { id, overdue } = await asked(owner);
    expect(overdue).toBe(false);
    await app.rows(`UPDATE privacy_request SET due = '2020-01-01' WHERE id = $1`, [id]);
    const headers = await credentialsOf(api, centre);
    const list = await api.inject({ url: '/api/privacy/requests?overdue=true', headers });
    expect(list.json()).toMatchObject({ total: 1, items: [{ id, overdue: true, uscc: owner.uscc }] });
    await owner.did('POST', `privacy/requests/${id}/withdraw`, { version: 1 });
  });

  it('is refused with the reason and where that can be contested', async () => {
    const owner = await Owner.of();
    const { id, version } = await asked(owner);
    await decide(id, { approve: false, answer: '仍在经营，为履职所必需', version });
    const [shown] = await owner.did<Shown[]>('GET', 'privacy/requests');
    expect(shown).toMatchObject({
      state: 'refused',
      decidedBy: centre.name,
      answer: '仍在经营，为履职所必需',
    });
    expect(shown?.remedy).toMatch(/投诉、举报.*提起诉讼/);
    expect(code(await decide(id, { approve: true, answer: '改主意', version: version + 1 }))).toBe(
      'request-settled',
    );
  });

  it('is decided by somebody who has read it as it stands, is not who asked, and is of the centre', async () => {
    const owner = await Owner.of();
    const { id, version } = await asked(owner);
    expect(code(await decide(id, { approve: true, answer: '可以', version: version + 1 }))).toBe(
      'request-changed',
    );
    const headers = await credentialsOf(api, staff.editor);
    const url = `/api/privacy/requests/${id}/decision`;
    const payload = { approve: true, answer: '可以', version };
    expect((await api.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(403);
    await expect(
      app.get(Database).transaction(() => app.get(PrivacyRequests).decide(id, payload, owner.person)),
    ).rejects.toMatchObject({ code: 'own-request' });
  });

  it('that is approved can be withdrawn no more, and its job is queued with the decision', async () => {
    const owner = await Owner.of();
    const { id, version } = await asked(owner);
    await decide(id, { approve: true, answer: '已注销', version });
    expect(code(await owner.ask('POST', `privacy/requests/${id}/withdraw`, { version: version + 1 }))).toBe(
      'request-settled',
    );
    const jobs = `SELECT count(*) AS n FROM outbox WHERE job = 'erase-personal-data' AND key = $1`;
    expect(await app.number(jobs, [id])).toBe(1);
  });

  it('is for persons, is open once, and is nobody else’s', async () => {
    const company = await Owner.of(anEnterprise());
    expect(code(await company.ask('POST', 'privacy/requests/erasure', erasure))).toBe('not-personal');
    const owner = await Owner.of();
    const { id } = await asked(owner);
    expect(code(await owner.ask('POST', 'privacy/requests/erasure', erasure))).toBe('request-open');
    const stranger = await Owner.of();
    const path = `privacy/requests/${id}/withdraw`;
    expect((await stranger.ask('POST', path, { version: 1 })).statusCode).toBe(404);
    expect((await stranger.ask('POST', path, { version: 1 }, owner.uscc)).statusCode).toBe(404);
  });
});
