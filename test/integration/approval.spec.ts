import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { Enterprises, Refusals } from '#enterprises';
import { type Actor, Clock, Deputies, shanghaiDay } from '#platform';
import { Planner, PushHistory, Pushes } from '#push';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { anEnterprise, register } from '../builders/enterprise.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp, testConfig } from '../builders/test-app.js';

let app: TestApp;
let staff: Staff;
let api: NestFastifyApplication;
beforeAll(async () => {
  app = await TestApp.alone();
  staff = await staffOf(app, 'tax');
  await register(app, Array.from({ length: 10 }, anEnterprise));
  api = await createApplication(testConfig(app.url, { DEMO: 'true' }));
});
afterAll(async () => {
  await api.close();
  await app.close();
});

/** What the planner makes of an approved push. */
async function planned(id: string) {
  await app.get(Planner).plan(id);
  const { state, sequence } = await app.get(Pushes).get(id, staff.editor);
  const last = (await app.get(PushHistory).list(id)).at(-1);
  return { state, sequence, last: last?.action, comment: last?.comment };
}

describe('An approval', () => {
  it('is not given by the person who submitted the push', async () => {
    const { id, contentHash } = await aPush().submitted(app, staff);
    const own = app.get(Pushes).approve(id, { contentHash }, staff.editor);
    await expect(own).rejects.toMatchObject({
      code: 'own-push',
      message: expect.stringContaining('不能审批自己或所代理的人提交的推送'),
    });
    expect((await app.get(Pushes).get(id, staff.editor)).state).toBe('submitted');
  });

  it('of one’s own push is refused by the database, whatever a program writes', async () => {
    const { id, contentHash } = await aPush().submitted(app, staff);
    const written = app.rows(
      `INSERT INTO approval (id, push, action, person, submitter, content_hash, population_version, counts)
       VALUES ($1, $2, 'approved', $3, $3, $4, 1, '{}')`,
      [randomUUID(), id, staff.editor.id, contentHash],
    );
    await expect(written).rejects.toMatchObject({ constraint: 'approval_by_another_person' });
  });

  it('is for the content that the approver saw', async () => {
    const { id, contentHash } = await aPush().drafted(app, staff);
    await app.get(Pushes).edit(id, await aPush().saying('另一份正文。').content(app), staff.editor);
    await app.get(Pushes).submit(id, staff.editor);
    const stale = app.get(Pushes).approve(id, { contentHash }, staff.approver);
    await expect(stale).rejects.toMatchObject({ kind: 'stale', code: 'content-changed' });
  });

  it('is within one department: another one’s push is as good as none', async () => {
    const { id, contentHash } = await aPush().submitted(app, staff);
    const stranger = await aPerson(app, ['approver'], 'hrss');
    await expect(app.get(Pushes).approve(id, { contentHash }, stranger)).rejects.toMatchObject({
      kind: 'notFound',
    });
  });

  it('ends the time in which the content can be changed', async () => {
    const { id } = await aPush().approved(app, staff);
    const edited = app.get(Pushes).edit(id, await aPush().titled('改').content(app), staff.editor);
    await expect(edited).rejects.toMatchObject({
      code: 'push-state',
      message: expect.stringContaining('已批准'),
    });
  });

  it.each([
    ['text', `UPDATE notice SET body = '偷偷改过' WHERE id = (SELECT notice FROM push WHERE id = $1)`],
    ['rule', `UPDATE push SET rule = jsonb_set(rule, '{rules,0,value}', '["enterprise"]') WHERE id = $1`],
    [
      'segments',
      `UPDATE push SET segments = '[{"segment":"eligible"},{"segment":"nearMiss"}]' WHERE id = $1`,
    ],
  ])(
    'is void when the %s is changed behind it: the push comes back instead of being sent',
    async (_, change) => {
      const { id } = await aPush().approved(app, staff);
      await app.rows(change, [id]);
      expect(await planned(id)).toEqual({
        state: 'returned',
        sequence: null,
        last: 'drifted',
        comment: expect.stringContaining('内容与批准时不一致'),
      });
    },
  );

  it('holds for an audience up to the tolerance, and no further', async () => {
    const [within, beyond] = [await aPush().approved(app, staff), await aPush().approved(app, staff)];
    await register(app, [anEnterprise()]);
    expect(await planned(within.id)).toMatchObject({ state: 'done' });
    await register(app, [anEnterprise()]);
    expect(await planned(beyond.id)).toMatchObject({
      state: 'returned',
      sequence: null,
      comment: '批准时受众为 10 家，投放时为 12 家，变化超过 10%，请重新确认',
    });
  });

  it('can be sought again after the push has come back', async () => {
    const { id } = await aPush().approved(app, staff);
    await register(app, Array.from({ length: 5 }, anEnterprise));
    expect(await planned(id)).toMatchObject({ state: 'returned' });
    const { contentHash } = await app.get(Pushes).submit(id, staff.editor);
    await app.get(Pushes).approve(id, { contentHash }, staff.approver);
    expect(await planned(id)).toMatchObject({ state: 'done' });
  });
});

/** What somebody is shown of a push. */
async function shownTo(actor: Actor, id: string) {
  const answer = await api.inject({ url: `/api/pushes/${id}`, headers: await credentialsOf(api, actor) });
  return answer.json<Record<string, unknown>>();
}

describe('An approver', () => {
  it('is told beforehand how many will not be told because they refuse to be chosen', async () => {
    const [refusing, other] = [anEnterprise(), anEnterprise()];
    await register(app, [refusing, other]);
    const { ordinal } = await app.get(Enterprises).get(refusing.uscc);
    await app.get(Refusals).say(ordinal, 'refused', await aPerson(app, ['enterprise']), null);
    const chosen = await aPush()
      .forRule({ combinator: 'and', rules: [{ field: 'staff', operator: 'null' }] })
      .submitted(app, staff);
    expect((await shownTo(staff.approver, chosen.id))['refusing']).toEqual({ count: 1 });
    const toTown = { combinator: 'and' as const, rules: [{ field: 'town', operator: 'null' as const }] };
    const everyone = await aPush().forRule(toTown).submitted(app, staff);
    expect((await shownTo(staff.approver, everyone.id))['refusing']).toEqual({ count: 0 });
  });

  it('is not offered to decide on what those have handed in for whom they stand in', async () => {
    const [absent, deputy] = [await aPerson(app, ['editor'], 'tax'), await aPerson(app, ['approver'], 'tax')];
    const { id } = await aPush().submitted(app, { editor: absent, approver: deputy });
    expect(await shownTo(deputy, id)).toMatchObject({ allowed: ['approve', 'return'], blocked: null });
    const today = shanghaiDay(app.get(Clock).now());
    await app.get(Deputies).name(absent.id, { deputy: deputy.id, starts: today, ends: today }, absent);
    expect(await shownTo(deputy, id)).toMatchObject({
      allowed: ['withdraw'],
      blocked: expect.stringContaining('所代理的人'),
    });
  });
});
