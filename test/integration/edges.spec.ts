import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { aPerson } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';

let behind: TestApp;
let api: NestFastifyApplication;
let port: number;
let headers: Record<string, string>;

beforeAll(async () => {
  behind = await TestApp.alone();
  const patience = { TIMEOUT_HEADERS_SECONDS: '1', TIMEOUT_BODY_SECONDS: '1', TIMEOUT_UPLOAD_SECONDS: '2' };
  api = await createApplication(testConfig(behind.url, { DEMO: 'true', ...patience }));
  await api.listen(0, '127.0.0.1');
  ({ port } = api.getHttpServer().address() as AddressInfo);
  headers = await credentialsOf(api, await aPerson(behind, ['operator', 'editor']));
});
afterAll(async () => {
  await api.close();
  await behind.close();
});

/** What is answered to bytes that are sent and not continued. */
async function answerTo(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => (heard += String(chunk))).on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return heard;
}

/** A request that promises a hundred bytes and sends fewer. */
function begun(url: string, type: string, body: string): string {
  const own = { host: 'here', 'content-type': type, 'content-length': '100', ...headers };
  const lines = Object.entries(own).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${url} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

describe('A client that takes its time', () => {
  it.each([
    ['with its headers', () => 'GET /api/me HTTP/1.1\r\nHost: here\r\nX-Slow:'],
    ['with a body', () => begun('/api/pushes', 'application/json', '{"title":')],
    ['with an upload', () => begun('/api/imports', 'multipart/form-data; boundary=x', '--x')],
  ])('is let go %s, and told so', async (_what, text) => {
    const answer = await answerTo(text());
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/application\/problem\+json[\s\S]*"code":"request-timeout"/);
  });

  it('is told what is wrong when it speaks no HTTP', async () => {
    expect(await answerTo('HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json/);
  });

  it('is told so when its headers are too long', async () => {
    const long = `GET / HTTP/1.1\r\nHost: here\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await answerTo(long)).toMatch(/^HTTP\/1\.1 431 [\s\S]*application\/problem\+json/);
  });
});

const post = (payload: string, type: string, url = '/api/pushes') =>
  api.inject({ method: 'POST', url, payload, headers: { ...headers, 'content-type': type } });

describe('A body', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/octet-stream'])(
    'of an unknown type is not read: %s',
    async (type) => {
      const answer = await post('a=1', type);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([
        415,
        'application/problem+json; charset=utf-8',
      ]);
    },
  );

  it.each([
    ['body-too-deep', '/a'.repeat(64), '{"a":'.repeat(80) + '1' + '}'.repeat(80)],
    [
      'body-too-many-fields',
      '',
      JSON.stringify(Object.fromEntries([...Array(1_001).keys()].map((n) => [n, n]))),
    ],
  ])('is refused with its place: %s', async (code, pointer, body) => {
    const answer = await post(body, 'application/json');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code, errors: [{ pointer }] });
  });

  it.each(['{"__proto__":{"admin":true}}', '{"a":{"constructor":{"prototype":{"admin":true}}}}'])(
    'never reaches the prototype of objects: %s',
    async (body) => {
      expect((await post(body, 'application/json')).statusCode).toBe(400);
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    },
  );
});

const upload = (name: string, content: string | Buffer): Promise<{ statusCode: number; body: string }> => {
  const before = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(before), Buffer.from(content), Buffer.from('\r\n--x--\r\n')]);
  return api.inject({
    method: 'POST',
    url: '/api/imports',
    payload,
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
  });
};

describe('An uploaded file', () => {
  it.each([
    ['a program called CSV', '企业.csv', Buffer.from('7f454c4602010100', 'hex')],
    ['a picture', '企业.xlsx', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a PDF', '企业.csv', '%PDF-1.7'],
    ['an old workbook', '企业.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ])('is looked into, whatever it is called: %s', async (_what, name, content) => {
    const { statusCode, body } = await upload(name, content);
    expect([statusCode, JSON.parse(body)]).toMatchObject([415, { code: 'upload-kind' }]);
    expect(await behind.number('SELECT count(*) AS n FROM stored_file')).toBe(0);
  });

  it('is kept under a name that is no path', async () => {
    const { statusCode, body } = await upload('..\\\\..\\\\企业.csv', '统一社会信用代码,企业名称\r\n');
    expect([statusCode, JSON.parse(body)]).toMatchObject([202, { fileName: '企业.csv' }]);
  });
});

it('The service is heard on this machine only, unless told otherwise', () => {
  expect(testConfig(behind.url).host).toBe('127.0.0.1');
  expect(testConfig(behind.url, { HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
});

describe('Every answer', () => {
  it.each(['/', '/api/me', '/api/none'])('forbids browsers all that is not ours: %s', async (url) => {
    const policy = String((await api.inject(url)).headers['content-security-policy']);
    const directives = new Map(
      policy.split(';').map((line) => {
        const [name = '', ...sources] = line.trim().split(' ');
        return [name, sources.join(' ')] as const;
      }),
    );
    expect(Object.fromEntries(directives)).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'script-src-attr': "'none'",
      'object-src': "'none'",
      'base-uri': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'self'",
    });
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  });

  it('says what it is and is not guessed at', async () => {
    expect((await api.inject('/api/me')).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'SAMEORIGIN',
    });
  });
});
