import { type DraftContent, draftContent, PolicyDocuments, PolicyDrafts, type PolicyDraft } from '#policies';
import type { Staff } from './people.js';
import type { TestApp } from './test-app.js';

const clause = '裁员率不高于5.5%的企业';

/** The text of a made-up policy, in which the clause of its condition stands. */
export const draftText = `一、支持对象\n${clause}可以申请返还。`;

/** A rule with one condition, grounded in the clause. */
export const layoffRule = (value: unknown = 5.5) => ({
  combinator: 'and',
  rules: [
    {
      id: 'c1',
      field: 'layoffRate',
      operator: '<=',
      value,
      meta: { label: '裁员率不高于5.5%', quote: clause },
    },
  ],
});

/** A policy that lacks nothing, as it would be typed; whatever is given replaces what it would be. */
export async function aContent(
  app: TestApp,
  { editor }: Staff,
  changes: Partial<Record<keyof DraftContent, unknown>> = {},
): Promise<DraftContent> {
  const document = await app.get(PolicyDocuments).paste('稳岗返还通知', draftText, editor);
  const start = draftText.indexOf(clause);
  return draftContent.parse({
    title: '失业保险稳岗返还（测试）',
    summary: '不裁员、少裁员的企业可以获得返还。',
    body: '宝山区人力资源和社会保障局',
    disclosure: 'active',
    document: document.id,
    items: [
      {
        title: '返还',
        rule: layoffRule(),
        benefit: { text: '返还上年度实缴失业保险费的一部分' },
        marks: [{ condition: 'c1', start, end: start + clause.length, quote: clause }],
      },
    ],
    ...changes,
  });
}

/** A draft saved with this content. */
export async function aDraft(app: TestApp, staff: Staff, content?: DraftContent): Promise<PolicyDraft> {
  const drafts = app.get(PolicyDrafts);
  const { id, revision } = await drafts.create({}, staff.editor);
  return drafts.save(id, revision, content ?? (await aContent(app, staff)), staff.editor);
}

/** A draft that waits for its approval. */
export async function aSubmittedDraft(
  app: TestApp,
  staff: Staff,
  content?: DraftContent,
): Promise<PolicyDraft> {
  const { id, revision } = await aDraft(app, staff, content);
  return app.get(PolicyDrafts).submit(id, revision, staff.editor);
}

/** The code of a policy that was written in pages and approved. */
export async function aWrittenPolicy(app: TestApp, staff: Staff, content?: DraftContent): Promise<string> {
  const { id, revision } = await aSubmittedDraft(app, staff, content);
  const { policy } = await app.get(PolicyDrafts).approve(id, { revision }, staff.approver);
  if (policy === null) throw new Error('an approved draft has no policy');
  return policy;
}
