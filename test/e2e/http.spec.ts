import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Acting, type Answer, type Problem, type PushDetail } from './acting.js';
import { dispatched, draftFor, shownItem, submitted } from './pushing.js';

const address = inject('address');
const editor = new Acting(address, '王思远');
const approver = new Acting(address, '李慧敏');
const clerk = new Acting(address, '孙雅琴');
const missing = '00000000-0000-4000-8000-0000deadbeef';
const everybody = { combinator: 'and', rules: [{ field: 'town', operator: 'notNull' }] };

/** The problem in an answer, once it has been found well-formed: no page of HTML, no stack, Chinese for people. */
function problemOf({ status, type, body }: Answer): Problem {
  const problem = body as Problem;
  expect(type).toMatch(/^application\/problem\+json/);
  expect(problem).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/) });
  expect(problem.detail).toMatch(/\p{Script=Han}/u);
  expect(JSON.stringify(problem)).not.toMatch(/\bat .+:\d+:\d+|node_modules|\/libs\/|\/apps\//);
  return problem;
}

/** The problem's code and the places it points to. */
function pointsOf(answer: Answer): [status: number, code: string, ...pointers: string[]] {
  const { code, errors = [] } = problemOf(answer);
  return [answer.status, code, ...errors.map(({ pointer }) => pointer)];
}

describe('A body that is not what the route asks for', () => {
  const valid = draftFor({ rule: everybody }, '标题');

  it.each([
    ['broken JSON', '{"title":', [400, 'request-refused']],
    ['an empty body', undefined, [400, 'invalid-input', '']],
    ['null', 'null', [400, 'invalid-input', '']],
    ['a list', [], [400, 'invalid-input', '']],
    ['a number for a text', { ...valid, title: 5 }, [400, 'invalid-input', '/title']],
    ['a blank title', { ...valid, title: '  ' }, [400, 'invalid-input', '/title']],
    ['an unknown field', { ...valid, colour: 'red' }, [400, 'invalid-input', '/colour']],
    [
      'an unknown field inside',
      { ...valid, segments: [{ segment: 'eligible', size: 3 }] },
      [400, 'invalid-input', '/segments/0/size'],
    ],
    [
      'an unknown segment',
      { ...valid, segments: [{ segment: 'all' }] },
      [400, 'invalid-input', '/segments/0/segment'],
    ],
    [
      'a segment twice',
      { ...valid, segments: [{ segment: 'eligible' }, { segment: 'eligible' }] },
      [400, 'push-invalid', '/segments/1/segment'],
    ],
    ['a link that is a script', { ...valid, link: 'javascript:alert(1)' }, [400, 'invalid-input', '/link']],
    ['an item that is no id', { ...valid, item: 'x' }, [400, 'invalid-input', '/item']],
    ['an item and a rule', { ...valid, item: missing }, [400, 'push-invalid', '/item']],
    [
      'a fact that does not exist',
      draftFor(
        { rule: { combinator: 'and', rules: [{ field: 'colour', operator: '=', value: 1 }] } },
        '标题',
      ),
      [400, 'push-invalid', '/rule/rules/0/field'],
    ],
    ['a NUL character', { ...valid, body: 'a\0b' }, [400, 'unstorable-text']],
    ['half a character', { ...valid, title: '\ud83d' }, [400, 'unstorable-text']],
    ['two megabytes', { ...valid, body: 'x'.repeat(2 << 20) }, [413, 'request-refused']],
    ['a poisoned prototype', '{"__proto__":{"title":"x"}}', [400, 'request-refused']],
  ])('is refused, and the place is named: %s', async (_what, content, expected) => {
    expect(pointsOf(await editor.ask('POST', '/api/pushes', content))).toEqual(expected);
  });

  it.each([5_000, 100_000])('is refused also when it is nested %i times', async (depth) => {
    const rule = `{"rule":${'{"combinator":"and","rules":['.repeat(depth)}${']}'.repeat(depth)}}`;
    const [status, code] = pointsOf(await editor.ask('POST', '/api/audience', rule));
    expect([status, code]).toEqual(depth < 50_000 ? [400, 'body-too-deep'] : [413, 'request-refused']);
  });
});

describe('An address that is not what the route asks for', () => {
  it.each([
    ['/api/pushes/xyz', [400, 'invalid-input', '']],
    [`/api/pushes/${missing}`, [404, 'not-found']],
    ['/api/pushes?page=0', [400, 'invalid-input', '/page']],
    ['/api/pushes?size=101', [400, 'invalid-input', '/size']],
    ['/api/pushes?colour=red', [400, 'invalid-input', '/colour']],
    ['/api/pushes?from=2026-02-30', [400, 'invalid-input', '/from']],
    ['/api/pushes?from=2026-03-02&to=2026-03-01', [400, 'invalid-input', '/to']],
    ['/api/metrics?from=2026-02-30&to=2026-03-01', [400, 'invalid-input', '/from']],
    ['/api/metrics?from=2026-03-02&to=2026-03-01', [400, 'invalid-input', '/to']],
    ['/api/metrics?from=0000-01-01&to=2026-03-01', [400, 'invalid-input', '/from']],
    ['/api/metrics?from=2026-01-01&from=2026-01-02&to=2026-03-01', [400, 'invalid-input', '/from']],
    ['/api/metrics?to=2026-03-01', [400, 'invalid-input', '/from']],
    ['/api/metrics?from=2026-01-01&to=2026-03-01&department=none', [404, 'not-found']],
    ['/api/metrics/P9/pushes?from=2026-01-01&to=2026-03-01', [400, 'invalid-input', '']],
    ['/api/policies/none', [404, 'not-found']],
    ['/api/policies/%00', [400, 'unstorable-text']],
    ['/api/policies/%ff', [400, 'request-refused']],
    ['/api/none', [404, 'request-refused']],
  ])('is refused: %s', async (path, expected) => {
    expect(pointsOf(await clerk.ask('GET', path))).toEqual(expected);
  });

  it('is refused for a method that the address does not know', async () => {
    expect(pointsOf(await editor.ask('PATCH', '/api/pushes', {}))).toEqual([404, 'request-refused']);
  });
});

describe('A request that a page of another site makes', () => {
  const draft = draftFor({ rule: everybody }, '来自别处');

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])('is refused: %s', async (origin) => {
    expect(pointsOf(await editor.ask('POST', '/api/pushes', draft, { origin }))).toEqual([
      403,
      'foreign-origin',
    ]);
  });

  it('is let through from our own', async () => {
    const { status } = await editor.ask('POST', '/api/pushes', draft, { origin: address });
    expect(status).toBe(201);
  });
});

describe('A request that is made again', () => {
  const draft = draftFor({ rule: everybody }, '只写一次');

  it('gets the first answer under the same key, and creates nothing', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => editor.ask('POST', '/api/pushes', draft, key)));
    const later = await editor.ask('POST', '/api/pushes', draft, key);
    expect(new Set([...answers, later].map(({ body }) => (body as PushDetail).id)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it('is refused when the key stood for something else', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await editor.post('/api/pushes', draft, key);
    const other = await editor.ask('POST', '/api/pushes', { ...draft, title: '另一条' }, key);
    expect(pointsOf(other)).toEqual([422, 'idempotency-key-reused']);
  });

  it('is another request when another person makes it', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await editor.post<PushDetail>('/api/pushes', draft, key);
    const second = await new Acting(address, '陈晓雯').post<PushDetail>('/api/pushes', draft, key);
    expect(second.id).not.toBe(first.id);
  });

  it.each(['with blanks', 'x'.repeat(201)])('needs a well-formed key: %s', async (key) => {
    const answer = await editor.ask('POST', '/api/pushes', draft, { 'idempotency-key': key });
    expect(pointsOf(answer)).toEqual([400, 'idempotency-key']);
  });
});

describe('A push that two decide on at once', () => {
  let push: PushDetail;
  beforeAll(async () => {
    push = await submitted(editor, draftFor({ item: await shownItem(editor) }, '两人同时批准'));
  });

  it('is not approved by content that the approver has not seen', async () => {
    const answer = await approver.ask('POST', `/api/pushes/${push.id}/approve`, {
      contentHash: '0'.repeat(64),
    });
    expect(pointsOf(answer)).toEqual([409, 'content-changed', '/contentHash']);
  });

  it('is approved once and dispatched once', async () => {
    const { contentHash, id } = push;
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => approver.ask('POST', `/api/pushes/${id}/approve`, { contentHash })),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(pointsOf)).toEqual(Array.from({ length: 3 }, () => [409, 'push-state']));
    const { history, targeted, delivered } = await dispatched(editor, id);
    expect(history.filter(({ action }) => action === 'approved')).toHaveLength(1);
    expect(targeted).toBe(delivered);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    const { items } = await clerk.get<{ items: { id: string }[] }>(
      `/api/metrics/P2/pushes?from=${today}&to=${today}&size=100`,
    );
    expect(items.filter((item) => item.id === id)).toHaveLength(1);
  });

  it('cannot be changed, withdrawn or approved any more', async () => {
    const draft = draftFor({ rule: everybody }, '改一改');
    const { contentHash, id } = push;
    const answers = [
      await editor.ask('PUT', `/api/pushes/${id}`, draft),
      await editor.ask('DELETE', `/api/pushes/${id}`),
      await editor.ask('POST', `/api/pushes/${id}/withdraw`),
      await approver.ask('POST', `/api/pushes/${id}/approve`, { contentHash }),
      await approver.ask('POST', `/api/pushes/${id}/return`, { comment: '晚了' }),
    ];
    expect(answers.map(pointsOf)).toEqual(Array.from({ length: 5 }, () => [409, 'push-state']));
  });
});
