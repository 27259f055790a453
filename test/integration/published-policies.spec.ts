import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Policies, PolicyDrafts, PolicyRepeals, PolicyVersions } from '#policies';
import { type Staff, staffOf } from '../builders/people.js';
import { aContent, aDraft, aWrittenPolicy, draftText } from '../builders/policy-draft.js';
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

/** Writes the next version of a policy and approves it. */
async function rewritten(policy: string, changes: object): Promise<void> {
  const { id, revision, content } = await drafts.create({ policy }, staff.editor);
  const saved = await drafts.save(id, revision, { ...content, ...changes }, staff.editor);
  await drafts.submit(id, saved.revision, staff.editor);
  await drafts.approve(id, { revision: saved.revision }, staff.approver);
}

describe('A clause that was marked in the document', () => {
  it('is marked there in the published policy, and again when its next version is written', async () => {
    const code = await aWrittenPolicy(app, staff);
    const [item] = (await app.get(Policies).get(code)).items;
    const [mark] = item?.marks ?? [];
    expect(draftText.slice(mark?.start, mark?.end)).toBe(mark?.quote);
    const next = await drafts.create({ policy: code }, staff.editor);
    expect(next.content.items[0]?.marks).toEqual([mark]);
  });

  it('is left behind with the condition that was taken out of the rule', async () => {
    const content = await aContent(app, staff);
    const [item] = content.items;
    const gone = { ...item!.marks[0]!, condition: 'gone' };
    const code = await aWrittenPolicy(app, staff, {
      ...content,
      items: [{ ...item!, marks: [...item!.marks, gone] }],
    });
    const [published] = (await app.get(Policies).get(code)).items;
    expect(published?.marks.map(({ condition }) => condition)).toEqual(['c1']);
  });

  it('does not go along into a copy, which has another document', async () => {
    const code = await aWrittenPolicy(app, staff);
    const { content } = await drafts.create({ copyOf: code }, staff.editor);
    expect(content).toMatchObject({ document: null, items: [{ marks: [] }] });
  });
});

describe('A round', () => {
  const spring = { code: 'spring', title: '春季批次', opens: '2026-03-01', closes: '2026-04-30' };
  const autumn = { code: 'autumn', title: '秋季批次', opens: '2026-09-01', closes: '2026-10-31' };

  it('that is taken out of a policy closes, and is the same one when it is put back', async () => {
    const code = await aWrittenPolicy(app, staff, await aContent(app, staff, { rounds: [spring, autumn] }));
    const roundsOf = async () => (await app.get(Policies).get(code)).rounds;
    const before = await roundsOf();
    await rewritten(code, { rounds: [autumn] });
    expect((await roundsOf()).map(({ title }) => title)).toEqual(['秋季批次']);
    await rewritten(code, { rounds: [spring, autumn] });
    expect(await roundsOf()).toEqual(before);
  });
});

describe('An amount', () => {
  const half = { text: '最高 10 万元', amount: { kind: 'rate', of: '', cap: 10 } };

  it('is saved while it is half written, and told by its fields when it is handed in', async () => {
    const content = await aContent(app, staff);
    const { id, revision } = await aDraft(app, staff, {
      ...content,
      items: [{ ...content.items[0]!, benefit: { means: 'support', ...half } }],
    });
    expect((await drafts.get(id, staff.editor)).content.items[0]?.benefit).toMatchObject(half);
    await expect(drafts.submit(id, revision, staff.editor)).rejects.toMatchObject({
      details: [
        { pointer: '/items/0/benefit/amount/of', message: '条目 1“返还”：请选择按哪项指标计算' },
        { pointer: '/items/0/benefit/amount/rate', message: expect.stringContaining('请填写比例') },
      ],
    });
  });
});

describe('An address', () => {
  it('is saved while it is half typed, and refused when it is handed in so', async () => {
    const content = await aContent(app, staff, { entry: 'http' });
    const { id, revision } = await aDraft(app, staff, content);
    await expect(drafts.submit(id, revision, staff.editor)).rejects.toMatchObject({
      details: [{ pointer: '/entry', message: '申报入口应以 https:// 开头' }],
    });
  });
});

describe('A repeal', () => {
  it('names the policy that takes its place, which must be another one of the department in force', async () => {
    const [former, heir] = [await aWrittenPolicy(app, staff), await aWrittenPolicy(app, staff)];
    const repeal = { on: '2026-12-31', reason: '由新办法代替' };
    const repeals = app.get(PolicyRepeals);
    for (const supersededBy of [former, 'small-profit-income-tax', 'no-such-policy'])
      await expect(repeals.repeal(former, { ...repeal, supersededBy }, staff.approver)).rejects.toMatchObject(
        {
          code: 'heir-unknown',
        },
      );
    expect((await app.get(Policies).get(former)).repealedOn).toBeNull();
    await repeals.repeal(former, { ...repeal, supersededBy: heir }, staff.approver);
    expect(await app.get(Policies).get(former)).toMatchObject({
      repealedOn: '2026-12-31',
      supersededBy: { code: heir },
    });
    expect(await app.get(PolicyVersions).list(former)).toHaveLength(1);
  });
});
