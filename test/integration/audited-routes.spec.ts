import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogueSync } from '#policies';
import { createApplication } from '../../apps/api/application.js';
import { actionText } from '../../apps/api/audit/action-text.js';
import { addressOf, apiRoutes, type ApiRoute, Everybody } from '../builders/api-routes.js';
import { TestApp, testConfig } from '../builders/test-app.js';

let behind: TestApp;
let api: NestFastifyApplication;
let everybody: Everybody;
let routes: ApiRoute[];

beforeAll(async () => {
  behind = await TestApp.alone();
  await behind.get(CatalogueSync).run();
  api = await createApplication(testConfig(behind.url, { DEMO: 'true', LIMIT_WRITES: '0' }));
  everybody = await Everybody.of(behind, api);
  routes = await apiRoutes(api);
});
afterAll(async () => {
  await api.close();
  await behind.close();
});

/** They only calculate and name nobody: whoever adds one here says so. */
const asksOnly = new Set([
  'POST /api/audience',
  'POST /api/audience/insight',
  'POST /api/audience/overlap',
  'POST /api/rules/boundary-cases',
  'POST /api/rules/check',
  'POST /api/tags/{code}/codes',
]);
/** Files with nobody in them. */
const harmless = new Set(['GET /api/imports/template.csv']);
/** They end the session by which the others are asked. */
const aboutSessions = /^\/api\/(session\/|me\/sessions)/;

const nameOf = ({ method, path }: ApiRoute): string => `${method} ${path}`;
const isExport = ({ method, path }: ApiRoute): boolean =>
  method === 'GET' && /\.(csv|ndjson|xlsx|json)$/.test(path) && !path.endsWith('openapi.json');

/** How the trail tells of requests made by a person who may make them. */
async function told(route: ApiRoute, known: Record<string, string> = {}) {
  const { actor, headers } = everybody.whoMay(route);
  const last = await behind.number('SELECT coalesce(max(id), 0) AS n FROM audit_entry');
  const payload = route.method === 'GET' || route.method === 'DELETE' ? {} : { payload: {} };
  const url = addressOf(route, known);
  const { statusCode } = await api.inject({ method: route.method, url, headers, ...payload });
  const entries = await behind.rows<{ outcome: string; action: string }>(
    'SELECT outcome, action FROM audit_entry WHERE id > $1 AND actor = $2',
    [last, actor.id],
  );
  return { statusCode, entries };
}

describe('Every route that changes something', () => {
  it('leaves an entry, done or refused, but for those that only calculate', async () => {
    const silent: string[] = [];
    const changing = routes.filter(({ method, path }) => method !== 'GET' && !aboutSessions.test(path));
    expect(changing.length).toBeGreaterThan(50);
    for (const route of changing) {
      const { statusCode, entries } = await told(route);
      expect(statusCode, nameOf(route)).toBeLessThan(500);
      if (entries.length === 0) silent.push(nameOf(route));
      const isDone = statusCode < 300;
      for (const { outcome } of entries) expect(outcome, nameOf(route)).toBe(isDone ? 'ok' : 'refused');
    }
    expect(silent.toSorted()).toEqual([...asksOnly].toSorted());
  }, 300_000);
});

describe('Every route that gives a list away', () => {
  const known = { code: 'high-tech', name: 'facts' };

  it('leaves an entry when it is a file', async () => {
    const exports = routes.filter((route) => isExport(route) && !harmless.has(nameOf(route)));
    expect(exports.length).toBeGreaterThan(4);
    const given: string[] = [];
    for (const route of exports) {
      const { statusCode, entries } = await told(route, known);
      const outcomes = entries.map(({ outcome }) => outcome);
      // Of what does not exist nothing is given away, but that it was asked for is told as well.
      if (statusCode === 200) expect([nameOf(route), outcomes]).toEqual([nameOf(route), ['ok']]);
      else expect([nameOf(route), outcomes]).toEqual([nameOf(route), ['refused']]);
      if (statusCode === 200) given.push(route.path);
    }
    expect(given).toEqual(expect.arrayContaining(['/api/enterprises/export.csv', '/api/audit/export.csv']));
  }, 300_000);

  it.each([
    'GET /api/enterprises',
    'GET /api/coverage/enterprises',
    'GET /api/corrections',
    'GET /api/tags/{code}/enterprises',
    'GET /api/tags/{code}/assertions',
    'GET /api/audit',
  ])('leaves an entry when it is seen by name: %s', async (name) => {
    const route = routes.find((each) => nameOf(each) === name);
    expect(route, name).toBeDefined();
    const { statusCode, entries } = await told(route!, known);
    expect([statusCode, entries.map(({ outcome }) => outcome)]).toEqual([200, ['ok']]);
  });
});

it('Every action of a route is told in Chinese', async () => {
  const actions = await behind.rows<{ action: string }>('SELECT DISTINCT action FROM audit_entry');
  expect(actions.length).toBeGreaterThan(50);
  expect(
    actions.map(({ action }) => [action, actionText(action)]).filter(([, text]) => /[a-z]/i.test(text!)),
  ).toEqual([]);
});
