import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrivacyNotices } from '#enterprises';
import { Database, type Role, roleNames, roles } from '#platform';
import { CatalogueSync } from '#policies';
import { createApplication } from '../../apps/api/application.js';
import { aParty, listedTag, type Party, type Things } from '../builders/party.js';
import { TestApp, testConfig } from '../builders/test-app.js';

interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly permission: string;
}

const foreignMark = '绝密外方标记';
const signInPage = '/api/session/sign-in';

let behind: TestApp;
let api: NestFastifyApplication;
let own: Party;
let foreign: Party;
let all: Route[];

beforeAll(async () => {
  behind = await TestApp.alone();
  await behind.get(CatalogueSync).run();
  await behind.get(PrivacyNotices).publish();
  api = await createApplication(testConfig(behind.url, { DEMO: 'true' }));
  own = await aParty(behind, api, 'tax', '本方', { policy: 'small-profit-income-tax', fact: 'staff' });
  foreign = await aParty(behind, api, 'hrss', foreignMark, {
    policy: 'stable-employment-refund',
    fact: 'insuredStaff',
  });
  all = await routes();
});
afterAll(async () => {
  await api.close();
  await behind.close();
});

async function routes(): Promise<Route[]> {
  const document = (await api.inject('/api/openapi.json')).json<{
    paths: Record<string, Record<string, { 'x-permission': string }>>;
  }>();
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      permission: operation['x-permission'],
    })),
  );
}

type Finder = (things: Things, person: string, param: string) => string | undefined;
const only =
  (key: keyof Things): Finder =>
  (things, _person, param) =>
    param === 'id' ? (things[key] as string) : undefined;

/** What the ids in an address stand for, the first place that fits. */
const places: readonly (readonly [prefix: string, find: Finder])[] = [
  ['/api/me/sessions/', (things, person) => things.session.get(person)],
  ['/api/me/deputies/', only('deputy')],
  ['/api/views/', (things, person) => things.view.get(person)],
  ['/api/policies/', (things, _person, param) => (param === 'code' ? things.policy : undefined)],
  ['/api/policy-documents/', only('document')],
  ['/api/policy-drafts/', only('draft')],
  ['/api/pushes/', only('push')],
  ['/api/todos/', only('submitted')],
  ['/api/code-lists/', only('codeList')],
  ['/api/imports/', only('import')],
  ['/api/corrections/', only('correction')],
  ['/api/keys/', only('key')],
  ['/api/tags/', (things, _person, param) => (param === 'id' ? things.tagChange : listedTag)],
  ['/api/audit/', only('audit')],
  ['/api/enterprises/{uscc}/corrections/', only('correction')],
  ['/api/enterprises/{uscc}/privacy/requests/', only('privacyRequest')],
  ['/api/privacy/requests/', only('privacyRequest')],
  ['/api/enterprises/{uscc}/checkup-reports/', only('report')],
  ['/api/enterprises/{uscc}/invitations/', only('invitation')],
  [
    '/api/people/{person}/deputies',
    (things, _person, param) => (param === 'id' ? things.deputy : things.member),
  ],
  ['/api/departments/', () => 'hrss'],
  ['/api/people/{id}', (things, _person, param) => (param === 'grant' ? things.grant : things.member)],
];

/** Parts of addresses that belong to nobody in particular. */
const anybodys: Readonly<Record<string, string>> = {
  sequence: '1',
  position: '0',
  code: 'high-tech',
  fact: 'insuredStaff',
  name: 'facts',
  key: 'staff',
  kind: 'pushApproval',
  number: '1',
  purpose: 'self-declared',
};

function filled({ path }: Route, things: Things, person: string): string {
  return path.replace(/\{(\w+)\}/g, (_, param: string) => {
    if (param === 'uscc') return things.uscc;
    if (param === 'person' && path.includes('/members/')) return things.member;
    if (path.startsWith('/api/metrics/')) return 'P1';
    const value =
      places.find(([prefix]) => path.startsWith(prefix))?.[1](things, person, param) ?? anybodys[param];
    if (value === undefined) throw new Error(`say in this spec what {${param}} of ${path} stands for`);
    return value;
  });
}

const day = '2026-12-31';
const rule = { combinator: 'and', rules: [{ field: 'town', operator: 'notNull' }] };
const push = {
  kind: 'hotNews',
  title: '改写',
  body: '改写',
  rule,
  segments: [{ segment: 'eligible' }],
  channels: ['page'],
};

/** Contents that stand up to the first look, so that writes get as far as the question whose it is. */
function contentOf({ method, path }: Route): object {
  const contents: Readonly<Record<string, object>> = {
    'POST /api/enterprises/{uscc}/invitations': { role: 'member', note: '外人' },
    'PUT /api/enterprises/{uscc}/declared/{fact}': { value: '5' },
    'POST /api/enterprises/{uscc}/corrections/{id}/withdraw': { version: 1 },
    'POST /api/me/privacy': { version: '2026-11-25' },
    'PUT /api/enterprises/{uscc}/privacy/personalised-pushes': { refused: true },
    'POST /api/enterprises/{uscc}/privacy/requests/erasure': { ground: 'other', reason: '不再使用' },
    'POST /api/enterprises/{uscc}/privacy/requests/{id}/withdraw': { version: 1 },
    'POST /api/privacy/requests/{id}/decision': { approve: false, answer: '不符合', version: 1 },
    'POST /api/privacy/requests/{id}/readmission': { reason: '重新开业' },
    'POST /api/corrections/{id}/answer': { accept: false, text: '不采纳', version: 1 },
    'POST /api/policies/{code}/repeal': { on: day, reason: '到期' },
    'PUT /api/policy-drafts/{id}': { revision: 1, content: {} },
    'POST /api/policy-drafts/{id}/submit': { revision: 1 },
    'POST /api/policy-drafts/{id}/return': { comment: '退回' },
    'POST /api/policy-drafts/{id}/approve': { revision: 1 },
    'POST /api/policy-documents/{id}/text': { body: '改写' },
    'PUT /api/pushes/{id}': push,
    'POST /api/pushes/{id}/approve': { contentHash: '0'.repeat(64) },
    'POST /api/pushes/{id}/return': { comment: '退回' },
    'POST /api/tags/{code}/changes/{id}/extend': { validTo: day, source: '延长' },
    'PUT /api/departments/{code}': { name: '改名' },
    'PUT /api/people/{id}': { name: '改名', department: null },
    'POST /api/people/{id}/end': { reason: '离职' },
    'POST /api/people/{id}/grants/{grant}/end': { reason: '离职' },
    'POST /api/people/{id}/grants': { role: 'reader', starts: day },
    'PUT /api/people/{id}/account': { subject: 'somebody' },
  };
  return contents[`${method} ${path}`] ?? {};
}

class RollBack extends Error {}

/** Asks within a transaction that is rolled back, so that nothing anybody may do is done. */
async function ask(route: Route, url: string, headers: Record<string, string>) {
  let answer: { statusCode: number; body: string } | undefined;
  const body = route.method === 'GET' || route.method === 'DELETE' ? {} : { payload: contentOf(route) };
  const work = async (): Promise<void> => {
    answer = await api.inject({ method: route.method, url, headers, ...body });
    throw new RollBack();
  };
  await api
    .get(Database)
    .transaction(work)
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error;
    });
  if (!answer) throw new Error(`${route.method} ${url} was not answered`);
  expect(answer.statusCode, `${route.method} ${url} ${answer.body}`).toBeLessThan(500);
  return answer;
}

/** A stream never ends: whether it opens is all that is asked. */
const isStream = ({ path }: Route): boolean => path.endsWith('/events');
const hasThings = ({ path }: Route): boolean =>
  path.includes('{uscc}') || places.some(([prefix]) => path.startsWith(prefix));

/** ● reached, also what is others'; ○ reached, of one's own only; blank: refused. */
async function cell(route: Route, role: Role): Promise<string> {
  if (isStream(route)) return 'stream';
  const person = own.people.get(role)!.id;
  const headers = own.headers.get(role)!;
  const mine = await ask(route, filled(route, own.things, person), headers);
  if (refused(mine)) return '';
  if (!hasThings(route)) return '●';
  const others = await ask(route, filled(route, foreign.things, foreign.people.get(role)!.id), headers);
  const isHidden = others.statusCode === 404 || refused(others);
  return mine.statusCode === 404 ? (isHidden ? '' : '！') : isHidden ? '○' : '●';
}

const refused = ({ statusCode, body }: { statusCode: number; body: string }): boolean =>
  statusCode === 403 && /"code":"(not-permitted|foreign|no-department|[a-z-]+)"/.test(body);

const introduction = `# 权限表

每个接口、每种角色，各用本方（自己的部门或企业）和他方的编号实际请求一次的结果，由 \`test/integration/permission-matrix.spec.ts\` 逐格核对。改动权限后用 \`npx vitest run test/integration/permission-matrix.spec.ts --update\` 重新生成，逐格看过再提交。

- ● 可以使用，他方的也可以（或不分本方、他方）
- ○ 只能用于本方的；他方的与不存在的一样，回答“没有找到”
- 空白：拒绝，或者没有这样的东西
- 写入类请求带着过得了初步核对的内容，做过的都回滚
- 未登录的人只能使用“公开”的接口，其余一律回答 401
`;

describe('Who may use what', () => {
  it('is as the table in docs/permissions.md says, asked cell by cell', async () => {
    const lines: string[] = [];
    for (const route of all.filter((each) => !isStream(each) && each.path !== signInPage)) {
      const cells: string[] = [];
      for (const role of roles) cells.push(await cell(route, role));
      lines.push(`| \`${route.method} ${route.path}\` | ${route.permission} | ${cells.join(' | ')} |`);
    }
    const head = `| 接口 | 权限 | ${roles.map((role) => roleNames[role]).join(' | ')} |`;
    const rule = `| --- | --- |${' :-: |'.repeat(roles.length)}`;
    const table = [introduction, head, rule, ...lines, ''].join('\n');
    await expect(table).toMatchFileSnapshot('../../docs/permissions.md');
  }, 300_000);

  it('is asked of everybody: whoever has not signed in is refused everything that is not public', async () => {
    const closed = all.filter(({ permission }) => permission !== 'public');
    expect(closed.length).toBeGreaterThan(100);
    for (const route of closed) {
      const { statusCode } = await ask(route, filled(route, own.things, own.people.get('editor')!.id), {});
      expect([route.method, route.path, statusCode]).toEqual([route.method, route.path, 401]);
    }
  });
});

/** The centre and the administrators see every department; everybody else must never see the mark. */
const bounded: readonly Role[] = ['editor', 'reviewer', 'approver', 'enterprise'];

/** Registers that staff of every department share by design: who is an enterprise, and how it stands by name. */
const shared = [
  /^\/api\/enterprises$/,
  /^\/api\/enterprises\/export\.csv$/,
  /^\/api\/enterprises\/\{uscc\}(\/(checkup|changes|pushes).*)?$/,
  /^\/api\/tags\/\{code\}\/(enterprises|moves|assertions|changes)(\.csv)?$/,
];

describe('Every id swapped for a foreign one', () => {
  it.each(bounded)('shows nothing foreign to %s', async (role) => {
    const headers = own.headers.get(role)!;
    const foreignPerson = foreign.people.get(role)!.id;
    for (const route of all.filter((each) => !isStream(each) && each.path !== signInPage)) {
      if (role !== 'enterprise' && shared.some((pattern) => pattern.test(route.path))) continue;
      const { body } = await ask(route, filled(route, foreign.things, foreignPerson), headers);
      expect(
        body.includes(foreignMark),
        `${route.method} ${route.path} as ${role}: ${body.slice(0, 300)}`,
      ).toBe(false);
    }
  });
});
