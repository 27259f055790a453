import fc from 'fast-check';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogueSync } from '#policies';
import { createApplication } from '../../apps/api/application.js';
import { addressOf, apiRoutes, type ApiRoute, Everybody } from '../builders/api-routes.js';
import { TestApp, testConfig } from '../builders/test-app.js';

const runs = 12;
/** It ends the session by which everything else is asked, or begins another. */
const aboutSessions = /^\/api\/(session\/|me\/sessions)/;

let behind: TestApp;
let api: NestFastifyApplication;
let everybody: Everybody;
let routes: ApiRoute[];

beforeAll(async () => {
  behind = await TestApp.alone();
  await behind.get(CatalogueSync).run();
  const limits = { LIMIT_READS: '0', LIMIT_WRITES: '0', LIMIT_WHAT_IF: '0', LIMIT_EXPORTS: '0' };
  api = await createApplication(testConfig(behind.url, { DEMO: 'true', ...limits }));
  everybody = await Everybody.of(behind, api);
  routes = (await apiRoutes(api)).filter(({ path }) => !aboutSessions.test(path));
});
afterAll(async () => {
  await api.close();
  await behind.close();
});

/** Values that no form would send. */
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0, 1e308, 0.1, '', ' ', [], {}, [[]], [null]),
  fc.constantFrom<unknown>("'; DROP TABLE person; --", '\u202e倒', 'x'.repeat(20_000), { $gt: '' }, 'NaN'),
  fc.constantFrom<unknown>('2026-02-30', '9'.repeat(30), '00000000-0000-0000-0000-000000000000', '../..'),
  fc.jsonValue({ maxDepth: 3 }),
);
/** Texts that are no JSON, or none that anybody sends on purpose. */
const oddText = fc.constantFrom(
  ...['', 'null', '5', '[]', '{', '{"a":1,}', '"x"', '{}', '\u0000', '{"__proto__":{"a":1}}'],
  ...['{"constructor":{"prototype":{"a":1}}}', '['.repeat(5_000) + ']'.repeat(5_000), '{"a":"\\ud800"}'],
);

function oddBody({ fields = [] }: ApiRoute): fc.Arbitrary<string> {
  if (fields.length === 0) return oddText;
  const record = Object.fromEntries(fields.map((field) => [field, oddValue]));
  const object = fc.record(record, { requiredKeys: [] }).map((body) => JSON.stringify(body));
  return fc.oneof({ weight: 3, arbitrary: object }, { weight: 1, arbitrary: oddText });
}

const oddQuery = fc
  .dictionary(
    fc.constantFrom(...['page', 'size', 'from', 'to', 'query', 'cursor', 'by', 'sort', '__proto__', 'on']),
    fc.constantFrom(...['-1', '', 'x', '9'.repeat(40), '2026-02-30', '%27', '%E4', '%2e%2e', 'a&page=2']),
  )
  .map((given) =>
    Object.entries(given)
      .map(([name, value]) => `${name}=${value}`)
      .join('&'),
  );

/** It is answered, and never with a fault of ours or with anything of our insides. */
async function isAnsweredWell(route: ApiRoute, url: string, body?: string, type = 'application/json') {
  const { headers } = everybody.whoMay(route);
  const content = body === undefined ? {} : { payload: body, headers: { ...headers, 'content-type': type } };
  const answer = await api.inject({ method: route.method, url, headers, ...content });
  const what = `${route.method} ${url} ${body?.slice(0, 200) ?? ''} → ${answer.body.slice(0, 300)}`;
  expect(answer.statusCode, what).toBeLessThan(500);
  if (answer.statusCode < 400) return;
  expect(answer.headers['content-type'], what).toMatch(/^application\/problem\+json/);
  expect(answer.body, what).not.toMatch(/\bat .+:\d+:\d+|node_modules|\/libs\/|SELECT |duplicate key/);
}

describe('Whatever is sent', () => {
  it('never makes a route fail that takes a body', async () => {
    const writing = routes.filter(({ method, isUpload }) => method !== 'GET' && !isUpload);
    expect(writing.length).toBeGreaterThan(40);
    for (const route of writing) {
      const property = fc.asyncProperty(oddBody(route), (body) =>
        isAnsweredWell(route, addressOf(route), route.method === 'DELETE' ? undefined : body),
      );
      await fc.assert(property, { numRuns: runs });
    }
  }, 600_000);

  it('never makes an upload fail', async () => {
    const bodies = [
      '',
      '--x',
      '--x\r\n\r\n',
      '--x--\r\n',
      'nothing',
      part('__proto__', 'a'),
      part('file', ''),
    ];
    const types = ['multipart/form-data', 'multipart/form-data; boundary=x', 'application/json', 'text/csv'];
    for (const route of routes.filter(({ isUpload }) => isUpload))
      for (const type of types)
        for (const body of bodies) await isAnsweredWell(route, addressOf(route), body, type);
  }, 600_000);

  it('never makes a route fail that is asked with odd parameters', async () => {
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const property = fc.asyncProperty(oddQuery, (query) =>
        isAnsweredWell(route, `${addressOf(route)}?${query}`),
      );
      await fc.assert(property, { numRuns: runs });
    }
  }, 600_000);

  it('never makes a route fail whose address holds something odd', async () => {
    const odd = [
      '%00',
      '%ff',
      '..%2f..',
      '-1',
      '9'.repeat(60),
      '%27%20OR%201=1',
      '%F0%9F%98%80',
      '__proto__',
    ];
    for (const route of routes.filter(({ path }) => path.includes('{')))
      for (const text of odd) await isAnsweredWell(route, route.path.replace(/\{\w+\}/g, text));
  }, 600_000);
});

function part(name: string, content: string): string {
  return `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a.csv"\r\n\r\n${content}\r\n--x--\r\n`;
}
