import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Acting } from './acting.js';
import { draftFor, shownItem, submitted } from './pushing.js';

const address = inject('address');

/** Every route and who may use it: written down here a second time, so that neither place changes alone. */
const routes: Readonly<Record<string, readonly string[]>> = {
  public: ['GET /api/session/sign-in'],
  'signed-in': [
    'POST /api/session/sign-out',
    'GET /api/me',
    'GET /api/me/sessions',
    'DELETE /api/me/sessions',
    'DELETE /api/me/sessions/{id}',
    'GET /api/catalogue',
    'GET /api/catalogue/industries',
  ],
  'enterprises:read': ['GET /api/enterprises', 'GET /api/enterprises/{uscc}'],
  'checkup:read': ['GET /api/enterprises/{uscc}/checkup'],
  'inbox:read': [
    'GET /api/enterprises/{uscc}/inbox',
    'GET /api/enterprises/{uscc}/inbox/unread',
    'GET /api/enterprises/{uscc}/inbox/events',
    'GET /api/enterprises/{uscc}/inbox/{sequence}',
    'POST /api/enterprises/{uscc}/inbox/{sequence}/read',
    'PUT /api/enterprises/{uscc}/inbox/{sequence}/archive',
    'DELETE /api/enterprises/{uscc}/inbox/{sequence}/archive',
  ],
  'policies:read': ['GET /api/policies', 'GET /api/policies/{code}'],
  'audience:read': [
    'POST /api/audience',
    'POST /api/audience/examples',
    'POST /api/audience/insight',
    'POST /api/audience/overlap',
  ],
  'coverage:read': ['GET /api/coverage', 'GET /api/coverage/enterprises', 'GET /api/coverage/table.csv'],
  'imports:read': [
    'GET /api/imports',
    'GET /api/imports/template.csv',
    'GET /api/imports/{id}',
    'GET /api/imports/{id}/rejections',
    'GET /api/imports/{id}/rejections.csv',
  ],
  'imports:write': ['POST /api/imports'],
  'pushes:read': [
    'GET /api/pushes',
    'GET /api/pushes/{id}',
    'GET /api/pushes/{id}/blocks',
    'GET /api/pushes/{id}/enterprises/{uscc}',
  ],
  'pushes:write': [
    'POST /api/pushes',
    'PUT /api/pushes/{id}',
    'DELETE /api/pushes/{id}',
    'POST /api/pushes/{id}/submit',
    'POST /api/pushes/{id}/withdraw',
  ],
  'pushes:approve': ['POST /api/pushes/{id}/approve', 'POST /api/pushes/{id}/return'],
  'metrics:read': ['GET /api/metrics', 'GET /api/metrics/{id}/pushes'],
};

const staff = [
  'policies:read',
  'audience:read',
  'pushes:read',
  'enterprises:read',
  'checkup:read',
  'metrics:read',
];
const people: readonly { role: string; name: string; permissions: readonly string[] }[] = [
  { role: 'editor', name: '陈晓雯', permissions: [...staff, 'pushes:write'] },
  { role: 'approver', name: '周建国', permissions: [...staff, 'pushes:approve'] },
  {
    role: 'operator',
    name: '赵启明',
    permissions: [...staff, 'coverage:read', 'imports:read', 'imports:write'],
  },
  { role: 'clerk', name: '孙雅琴', permissions: ['policies:read', 'pushes:read', 'metrics:read'] },
  { role: 'enterprise', name: '吴志强', permissions: ['policies:read', 'checkup:read', 'inbox:read'] },
];

const open = ['public', 'signed-in'];
const closed = Object.entries(routes).filter(([permission]) => permission !== 'public');
const nobody = new Acting(address);

/** A request that changes nothing, whoever makes it: what it asks for does not exist. */
function request(route: string): [method: string, path: string] {
  const [method = '', path = ''] = route.split(' ');
  const filled = path
    .replace('{uscc}', '91310113MA1GPCXJ6A')
    .replace('{sequence}', '987654321')
    .replace('{code}', 'no-such-policy')
    .replace('{id}', '00000000-0000-4000-8000-0000deadbeef');
  return [method, filled];
}

describe('The routes', () => {
  it('are those of the table, each with its permission, and no other', async () => {
    const { paths } = await nobody.get<{ paths: Record<string, Record<string, Record<string, string>>> }>(
      '/api/openapi.json',
    );
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operation['x-permission'],
      ]),
    );
    const expected = Object.entries(routes).flatMap(([permission, list]) =>
      list.map((route) => [route, permission]),
    );
    expect(described.sort()).toEqual(expected.sort());
  });

  it.each(closed.flatMap(([, list]) => list))('ask for a person: %s', async (route) => {
    const { status, type, body } = await nobody.ask(...request(route));
    expect([status, type, body]).toEqual([
      401,
      expect.stringContaining('application/problem+json'),
      expect.objectContaining({ code: 'not-signed-in' }),
    ]);
  });

  it.each(routes['public'] ?? [])('are open to everybody: %s', async (route) => {
    const { status } = await nobody.ask(...request(route));
    expect([401, 403]).not.toContain(status);
    expect(status).toBeLessThan(500);
  });
});

describe.each(people)('A person who is $role', ({ name, permissions }) => {
  const person = new Acting(address, name);

  it('is refused exactly what is not theirs', async () => {
    const refused: string[] = [];
    for (const route of closed.flatMap(([, list]) => list)) {
      const { status, body } = await person.ask(...request(route));
      expect(status, route).toBeLessThan(500);
      if (status !== 403) continue;
      expect(body, route).toMatchObject({ code: 'not-permitted' });
      refused.push(route);
    }
    const foreign = closed.filter(([permission]) => ![...open, ...permissions].includes(permission));
    expect(refused.sort()).toEqual(foreign.flatMap(([, list]) => list).sort());
  });
});

describe('What belongs to others', () => {
  const taxEditor = new Acting(address, '陈晓雯');
  let own: string;
  let foreign: string;
  let push: string;
  beforeAll(async () => {
    own = await new Acting(address, '吴志强').uscc();
    foreign = await new Acting(address, '郑丽华').uscc();
    ({ id: push } = await submitted(
      taxEditor,
      draftFor({ item: await shownItem(taxEditor) }, '只给本部门看的推送'),
    ));
  });

  it.each(['/checkup', '/inbox', '/inbox/unread', '/inbox/events', '/inbox/1'])(
    'is, for an enterprise, as good as not there: %s',
    async (path) => {
      const person = new Acting(address, '吴志强');
      expect(own).not.toBe(foreign);
      expect(await person.ask('GET', `/api/enterprises/${foreign}${path}`)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
    },
  );

  it('is not marked read or archived for another enterprise either', async () => {
    const person = new Acting(address, '吴志强');
    const statuses = [
      await person.ask('POST', `/api/enterprises/${foreign}/inbox/1/read`),
      await person.ask('PUT', `/api/enterprises/${foreign}/inbox/1/archive`),
      await person.ask('DELETE', `/api/enterprises/${foreign}/inbox/1/archive`),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404]);
  });

  it.each([
    ['王思远', 'GET', ''],
    ['王思远', 'GET', '/blocks'],
    ['王思远', 'POST', '/withdraw'],
    ['王思远', 'DELETE', ''],
    ['李慧敏', 'GET', ''],
  ])('is, for %s of another department, as good as not there: %s %s', async (name, method, path) => {
    const answer = await new Acting(address, name).ask(method, `/api/pushes/${push}${path}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('is neither approved nor returned by another department', async () => {
    const stranger = new Acting(address, '李慧敏');
    const contentHash = '0'.repeat(64);
    const approval = await stranger.ask('POST', `/api/pushes/${push}/approve`, { contentHash });
    const refusal = await stranger.ask('POST', `/api/pushes/${push}/return`, { comment: '不同意' });
    expect([approval.status, refusal.status]).toEqual([404, 404]);
  });

  it('does not show in another department’s list, but in the centre’s', async () => {
    const ids = async (name: string) => {
      const { items } = await new Acting(address, name).get<{ items: { id: string }[] }>(
        '/api/pushes?size=100',
      );
      return items.map(({ id }) => id);
    };
    expect(await ids('王思远')).not.toContain(push);
    expect(await ids('赵启明')).toContain(push);
  });
});
