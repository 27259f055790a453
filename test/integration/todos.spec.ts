import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TagLists } from '#enterprises';
import type { Actor } from '#platform';
import { PolicyDrafts } from '#policies';
import { Pushes, type Todo, Todos } from '#push';
import { anEnterprise, register } from '../builders/enterprise.js';
import { listedTag } from '../builders/party.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aDraft, aSubmittedDraft } from '../builders/policy-draft.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let staff: Staff;
let operator: Actor;
beforeAll(async () => {
  app = await TestApp.alone();
  app.setClock('2026-11-25T02:00:00Z');
  staff = await staffOf(app, 'hrss');
  operator = await aPerson(app, ['operator'], 'centre');
  await register(app, [anEnterprise()]);
});
afterAll(() => app.close());

const of = async (actor: Actor): Promise<Todo[]> => {
  const list = (group: 'mine' | 'waiting') => app.get(Todos).list(actor, { group, page: 1, size: 100 });
  return [...(await list('mine')).items, ...(await list('waiting')).items];
};
const found = async (actor: Actor, id: string): Promise<Todo | undefined> =>
  (await of(actor)).find((todo) => todo.id === id);
const at = (instant: string) => app.setClock(instant);

describe('待办', () => {
  it('leads the writer of a draft to finish it, and shows it to nobody else', async () => {
    const { id } = await aDraft(app, staff);
    expect(await found(staff.editor, id)).toMatchObject({ kind: 'policyDraft', mine: true, due: null });
    expect(await found(staff.approver, id)).toBeUndefined();
    expect(await found(operator, id)).toBeUndefined();
  });

  it('lets the approver decide within three days, and the others of the department see that it waits', async () => {
    const { id } = await aPush().submitted(app, staff);
    expect(await found(staff.approver, id)).toMatchObject({
      kind: 'pushApproval',
      mine: true,
      due: '2026-11-28',
      overdue: false,
    });
    expect(await found(staff.editor, id)).toMatchObject({ mine: false });
    expect(await found(operator, id)).toMatchObject({ mine: false });
  });

  it('marks what has waited for too long, and puts it first', async () => {
    const late = await aPush().submitted(app, staff);
    at('2026-11-29T02:00:00Z');
    const fresh = await aPush().submitted(app, staff);
    const mine = (await of(staff.approver)).filter(({ mine: own }) => own);
    at('2026-11-25T02:00:00Z');
    const place = (id: string) => mine.findIndex((todo) => todo.id === id);
    expect(mine[place(late.id)]).toMatchObject({ overdue: true });
    expect(mine[place(fresh.id)]).toMatchObject({ overdue: false });
    expect(place(late.id)).toBeLessThan(place(fresh.id));
  });

  it('does not ask people to decide on what they handed in themselves', async () => {
    const both = await aPerson(app, ['editor', 'approver'], 'hrss');
    const { id } = await aPush().submitted(app, { editor: both, approver: both });
    expect(await found(both, id)).toMatchObject({ mine: false });
  });

  it('brings back what was returned, with the comment', async () => {
    const { id } = await aSubmittedDraft(app, staff);
    expect(await found(staff.approver, id)).toMatchObject({ kind: 'policyApproval', mine: true });
    await app.get(PolicyDrafts).sendBack(id, '请补上索引号', staff.approver);
    const push = await aPush().submitted(app, staff);
    await app.get(Pushes).sendBack(push.id, '标题太长', staff.approver);
    expect(await found(staff.editor, id)).toMatchObject({ kind: 'policyDraft', comment: '请补上索引号' });
    expect(await found(staff.editor, push.id)).toMatchObject({ kind: 'pushDraft', comment: '标题太长' });
  });

  it('tells a department of its rounds that close within thirty days, and no other department', async () => {
    at('2026-12-10T02:00:00Z');
    const rounds = (await of(staff.editor)).filter(({ kind }) => kind === 'round');
    const elsewhere = await of(await aPerson(app, ['editor'], 'tax'));
    at('2026-11-25T02:00:00Z');
    expect(rounds).toContainEqual(
      expect.objectContaining({ about: 'job-expansion-subsidy', due: '2026-12-31', mine: true }),
    );
    expect(elsewhere.filter(({ about }) => about === 'job-expansion-subsidy')).toEqual([]);
  });

  it('tells of a list that ends soon, until it has been extended', async () => {
    const enterprise = anEnterprise();
    await register(app, [enterprise]);
    const list = { codes: [enterprise.uscc], validFrom: '2026-01-01', validTo: '2026-12-01', source: '名单' };
    const { id } = await app.get(TagLists).give(listedTag, list, operator);
    expect(await found(operator, id)).toMatchObject({ kind: 'tagList', due: '2026-12-01', mine: true });
    await app.get(TagLists).extend(id, '2027-12-01', '延长', operator);
    expect(await found(operator, id)).toBeUndefined();
  });

  it('tells whoever gives rights of those that end soon', async () => {
    const admin = await aPerson(app, ['securityAdmin']);
    const person = await aPerson(app, ['reader'], 'centre');
    await app.rows(`UPDATE role_grant SET starts = '2026-01-01', ends = '2026-12-05' WHERE person = $1`, [
      person.id,
    ]);
    expect(await of(admin)).toContainEqual(
      expect.objectContaining({ kind: 'grant', title: person.name, due: '2026-12-05', about: 'reader' }),
    );
    expect((await of(operator)).filter(({ kind }) => kind === 'grant')).toEqual([]);
  });

  it('shows nobody what is another department’s', async () => {
    const { id } = await aPush().submitted(app, staff);
    for (const role of ['editor', 'reviewer', 'approver'] as const)
      expect(await found(await aPerson(app, [role], 'tax'), id)).toBeUndefined();
  });
});

describe('A page of 待办', () => {
  it('holds so many of the wanted kind, and says how many there are in all and of whom', async () => {
    const [editor, approver] = [
      await aPerson(app, ['editor'], 'amr'),
      await aPerson(app, ['approver'], 'amr'),
    ];
    const ids: string[] = [];
    for (const minute of [1, 2, 3]) {
      at(`2026-11-25T02:0${minute}:00Z`);
      ids.push((await aPush().submitted(app, { editor, approver })).id);
    }
    await aDraft(app, { editor, approver });
    const page = (actor: Actor, search: object) =>
      app.get(Todos).list(actor, { group: 'mine', page: 1, size: 2, ...search });
    expect(await page(approver, {})).toMatchObject({ total: 3, mine: 3, waiting: 0, overdue: 0 });
    const [first, second] = [await page(approver, {}), await page(approver, { page: 2 })];
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(await page(approver, { kind: 'policyApproval' })).toMatchObject({ items: [], total: 0, mine: 3 });
    expect(await page(editor, { group: 'waiting' })).toMatchObject({ total: 3, waiting: 3 });
  });
});

describe('催办', () => {
  it('is seen by whoever is waited for, once a day for each thing', async () => {
    const { id } = await aPush().submitted(app, staff);
    await app.get(Todos).remind('pushApproval', id, staff.editor);
    expect(await found(staff.approver, id)).toMatchObject({
      reminded: { by: staff.editor.name, today: true },
    });
    await expect(app.get(Todos).remind('pushApproval', id, operator)).rejects.toMatchObject({
      code: 'reminded-today',
    });
    at('2026-11-26T02:00:00Z');
    expect(await app.get(Todos).remind('pushApproval', id, operator)).toMatchObject({
      reminded: { by: operator.name },
    });
    at('2026-11-25T02:00:00Z');
  });

  it('is for what waits for others, within one’s reach', async () => {
    const { id } = await aPush().submitted(app, staff);
    const stranger = await aPerson(app, ['editor'], 'tax');
    for (const actor of [staff.approver, stranger])
      await expect(app.get(Todos).remind('pushApproval', id, actor)).rejects.toMatchObject({
        kind: 'notFound',
      });
  });

  it('speaks of the present request only: what is handed in again has not been asked for', async () => {
    const { id } = await aPush().submitted(app, staff);
    await app.get(Todos).remind('pushApproval', id, staff.editor);
    at('2026-11-25T03:00:00Z');
    await app.get(Pushes).withdraw(id, staff.editor);
    await app.get(Pushes).submit(id, staff.editor);
    expect((await found(staff.approver, id))?.reminded).toBeNull();
  });
});
