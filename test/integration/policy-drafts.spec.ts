import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogueSync, isInForce, Policies, PolicyDrafts, PolicyRepeals, PolicyVersions } from '#policies';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aContent, aDraft, aSubmittedDraft, aWrittenPolicy, layoffRule } from '../builders/policy-draft.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let staff: Staff;
let drafts: PolicyDrafts;
beforeAll(async () => {
  app = await TestApp.alone();
  staff = await staffOf(app, 'hrss');
  drafts = app.get(PolicyDrafts);
});
afterAll(() => app.close());

const takenOver = 'stable-employment-refund';

describe('A policy written in pages', () => {
  it('is seen by nobody until another person of the department approves it, and then as its first version', async () => {
    const { id, revision } = await aSubmittedDraft(app, staff);
    const before = await app.get(Policies).list();
    const { policy } = await drafts.approve(id, { revision }, staff.approver);
    const found = await app.get(Policies).get(policy ?? '');
    expect(before.map(({ code }) => code)).not.toContain(policy);
    expect(found).toMatchObject({
      origin: 'editor',
      title: '失业保险稳岗返还（测试）',
      version: { number: 1 },
      department: { code: 'hrss' },
      profile: { disclosure: 'active', body: '宝山区人力资源和社会保障局' },
      items: [{ title: '返还', rule: { rules: [{ field: 'layoffRate', operator: '<=', value: 5.5 }] } }],
    });
  });

  it('is not approved by the person who submitted it, not even by a program that tries', async () => {
    const both = await aPerson(app, ['editor', 'approver'], 'hrss');
    const { id, revision } = await aSubmittedDraft(app, { editor: both, approver: both });
    await expect(drafts.approve(id, { revision }, both)).rejects.toMatchObject({ code: 'own-draft' });
    const written = app.rows(
      `INSERT INTO policy_draft_step (id, draft, action, person, submitter, revision) VALUES ($1, $2, 'approved', $3, $3, 1)`,
      [randomUUID(), id, both.id],
    );
    await expect(written).rejects.toMatchObject({ constraint: 'policy_draft_step_by_another_person' });
  });

  it('is approved as it was seen: a revision that has been left behind is refused', async () => {
    const { id, revision } = await aSubmittedDraft(app, staff);
    const stale = drafts.approve(id, { revision: revision - 1 }, staff.approver);
    await expect(stale).rejects.toMatchObject({ kind: 'stale', code: 'draft-changed' });
  });

  it('comes back with comments, is put right and handed in again', async () => {
    const { id } = await aSubmittedDraft(app, staff);
    const back = await drafts.sendBack(id, '请补上索引号', staff.approver);
    expect(back.state).toBe('returned');
    const content = { ...back.content, indexNumber: 'AC4310000-2025-001' };
    const { revision } = await drafts.save(id, back.revision, content, staff.editor);
    expect(await drafts.submit(id, revision, staff.editor)).toMatchObject({ state: 'submitted' });
  });

  it('can’t be changed while it waits', async () => {
    const { id, revision, content } = await aSubmittedDraft(app, staff);
    await expect(drafts.save(id, revision, content, staff.editor)).rejects.toMatchObject({
      code: 'draft-state',
    });
  });

  it('is as good as none for another department', async () => {
    const { id, revision } = await aSubmittedDraft(app, staff);
    const stranger = await aPerson(app, ['editor', 'approver'], 'tax');
    await expect(drafts.get(id, stranger)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(drafts.approve(id, { revision }, stranger)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(drafts.remove(id, stranger)).rejects.toMatchObject({ kind: 'notFound' });
  });
});

describe('Saving', () => {
  it('tells the second of two people that the other has saved, and keeps what was saved', async () => {
    const { id, revision, content } = await aDraft(app, staff);
    await drafts.save(id, revision, { ...content, title: '甲写的' }, staff.editor);
    const late = drafts.save(id, revision, { ...content, title: '乙写的' }, staff.editor);
    await expect(late).rejects.toMatchObject({ kind: 'stale', code: 'draft-saved-by-another' });
    expect((await drafts.get(id, staff.editor)).content.title).toBe('甲写的');
  });

  it('keeps a rule that is none yet, word for word', async () => {
    const half = { combinator: 'and', rules: [{ id: 'x', field: '', operator: '=', value: '' }] };
    const { id } = await aDraft(
      app,
      staff,
      await aContent(app, staff, { items: [{ title: '写到一半', rule: half }] }),
    );
    expect((await drafts.get(id, staff.editor)).content.items[0]?.rule).toEqual(half);
  });
});

describe('Submitting', () => {
  const between = [
    { id: 'a', field: 'insuredStaff', operator: '>', value: 50, meta: { label: '参保多于50人' } },
    { id: 'b', field: 'insuredStaff', operator: '<', value: 20, meta: { label: '参保少于20人' } },
  ];
  it.each([
    ['a value is missing', layoffRule(null), '/items/0/rule/rules/0/value', '裁员率不高于5.5%'],
    ['a rule is empty', { combinator: 'and', rules: [] }, '/items/0/rule/rules', '返还'],
    ['conditions contradict each other', { combinator: 'and', rules: between }, '/items/0/rule', '参保'],
  ])('is refused when %s, and the condition is named', async (_, rule, pointer, name) => {
    const content = await aContent(app, staff, { items: [{ title: '返还', rule }] });
    const { id, revision } = await aDraft(app, staff, content);
    const refused = await drafts.submit(id, revision, staff.editor).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'draft-incomplete' });
    const { details } = refused as { details: { pointer: string; message: string }[] };
    const found = details.find((detail) => detail.pointer.startsWith(pointer));
    expect(found?.message).toContain(name);
  });

  it('is refused when a marked clause does not stand in the document', async () => {
    const content = await aContent(app, staff);
    const [item] = content.items;
    const marks = [{ condition: 'c1', start: 0, end: 3, quote: '不是原文' }];
    const { id, revision } = await aDraft(app, staff, { ...content, items: [{ ...item!, marks }] });
    await expect(drafts.submit(id, revision, staff.editor)).rejects.toMatchObject({
      details: [{ pointer: '/items/0/marks/0' }],
    });
  });

  it('begins with the name of its department as who issues it', async () => {
    const { content, department } = await drafts.create({}, staff.editor);
    expect([content.body, content.title]).toEqual([department.name, '']);
  });

  it('is refused with everything that is missing at once', async () => {
    const { id, revision } = await drafts.create({}, staff.editor);
    await expect(drafts.submit(id, revision, staff.editor)).rejects.toMatchObject({
      details: expect.arrayContaining(
        ['/title', '/summary', '/disclosure', '/document', '/items'].map((pointer): unknown =>
          expect.objectContaining({ pointer }),
        ),
      ),
    });
  });
});

describe('A policy of a file', () => {
  it('becomes the department’s with the first version it approves: the file no longer overwrites it', async () => {
    const { id, revision, content } = await drafts.create({ policy: takenOver }, staff.editor);
    const { document } = await aContent(app, staff);
    const next = {
      ...content,
      title: '稳岗返还（部门修订）',
      document,
      body: '人社局',
      disclosure: 'active' as const,
    };
    const saved = await drafts.save(id, revision, next, staff.editor);
    await drafts.submit(id, saved.revision, staff.editor);
    await drafts.approve(id, { revision: saved.revision }, staff.approver);
    await app.get(CatalogueSync).run();
    expect(await app.get(Policies).get(takenOver)).toMatchObject({
      title: '稳岗返还（部门修订）',
      version: { number: 2 },
      origin: 'editor',
    });
    expect(await app.get(Policies).takenOver()).toEqual([takenOver]);
    const versions = await app.get(PolicyVersions).list(takenOver);
    expect(versions.map(({ number, origin }) => [number, origin])).toEqual([
      [2, 'editor'],
      [1, 'file'],
    ]);
  });

  it('has one next version at a time', async () => {
    const other = 'job-expansion-subsidy';
    await drafts.create({ policy: other }, staff.editor);
    await expect(drafts.create({ policy: other }, staff.editor)).rejects.toMatchObject({
      code: 'draft-open',
    });
  });

  it('of another department can be copied but not taken over', async () => {
    const foreign = 'small-profit-income-tax';
    await expect(drafts.create({ policy: foreign }, staff.editor)).rejects.toMatchObject({
      kind: 'notFound',
    });
    const copy = await drafts.create({ copyOf: foreign }, staff.editor);
    expect(copy).toMatchObject({ policy: null, department: { code: 'hrss' } });
    expect(copy.content.items.length).toBeGreaterThan(0);
    expect(copy.content).toMatchObject({ documentNumber: '', source: '' });
  });
});

describe('A policy', () => {
  it('has who issued it and its number for a source, also those of its next version, unless somebody says otherwise', async () => {
    const content = await aContent(app, staff, { body: '区人社局', documentNumber: '宝人社〔2025〕1号' });
    const policy = await aWrittenPolicy(app, staff, content);
    const { id, revision, content: next } = await drafts.create({ policy }, staff.editor);
    const changed = { ...next, documentNumber: '宝人社〔2026〕2号' };
    const saved = await drafts.save(id, revision, changed, staff.editor);
    await drafts.submit(id, saved.revision, staff.editor);
    await drafts.approve(id, saved, staff.approver);
    const versions = await app.get(PolicyVersions).list(policy);
    expect(versions.map(({ source }) => source)).toEqual([
      '区人社局 宝人社〔2026〕2号',
      '区人社局 宝人社〔2025〕1号',
    ]);
  });

  it('is repealed once, by its own department, from a day on and for a reason', async () => {
    const code = await aWrittenPolicy(app, staff);
    const repeals = app.get(PolicyRepeals);
    const stranger = await aPerson(app, ['approver'], 'tax');
    const repeal = { on: '2025-06-01', reason: '上位政策已调整' };
    await expect(repeals.repeal(code, repeal, stranger)).rejects.toMatchObject({ kind: 'notFound' });
    await repeals.repeal(code, repeal, staff.approver);
    const policy = await app.get(Policies).get(code);
    expect([isInForce(policy, '2025-05-31'), isInForce(policy, '2025-06-01')]).toEqual([true, false]);
    await expect(repeals.repeal(code, repeal, staff.approver)).rejects.toMatchObject({
      code: 'already-repealed',
    });
  });

  it('that takes the place of another is named there, and the other here', async () => {
    const former = await aWrittenPolicy(app, staff);
    const content = await aContent(app, staff, { supersedes: former });
    const heir = await aWrittenPolicy(app, staff, content);
    expect((await app.get(Policies).get(former)).supersededBy).toMatchObject({ code: heir });
    expect((await app.get(Policies).get(heir)).supersedes).toMatchObject([{ code: former }]);
  });
});
