import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, Idempotency } from '#platform';
import { blockedBackend } from '../builders/backends.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.alone();
  await app.rows('CREATE TABLE thing (id int GENERATED ALWAYS AS IDENTITY, name text)');
});
afterAll(() => app.close());

interface Thing {
  readonly id: number;
}

const request = (key: string, body: unknown = { name: 'a' }) => ({
  key,
  person: 'p',
  route: 'POST /things',
  body,
});

/** Makes one thing, as a route would. */
async function make(name: string): Promise<Thing> {
  const [thing] = await app.rows<Thing>('INSERT INTO thing (name) VALUES ($1) RETURNING id', [name]);
  return { id: thing?.id ?? 0 };
}

const once = (key: string, work: () => Promise<Thing>, body?: unknown) =>
  app.get(Idempotency).once(request(key, body), work);
/** The same request several times at the same moment. */
const crowd = (size: number) => Array.from({ length: size }, () => once('crowd', () => make('crowd')));
const things = (name: string) => app.number('SELECT count(*) AS n FROM thing WHERE name = $1', [name]);

describe('A request with a key', () => {
  it('gets the first answer however often it is repeated, and creates once', async () => {
    const first = await once('again', () => make('again'));
    expect(await once('again', () => make('again'))).toEqual(first);
    expect(await things('again')).toBe(1);
  });

  it('is refused when the key was used for another body', async () => {
    await once('other', () => make('other'), { name: 'a' });
    await expect(once('other', () => make('other'), { name: 'b' })).rejects.toMatchObject({
      kind: 'unprocessable',
      code: 'idempotency-key-reused',
      message: '这个 Idempotency-Key 已用于另一个请求，请换一个新的',
    });
    expect(await things('other')).toBe(1);
  });

  it.each([
    ['person', { person: 'q' }],
    ['route', { route: 'POST /others' }],
  ])('is another request when it comes from another %s', async (what, difference) => {
    const work = () => make(what);
    await app.get(Idempotency).once(request(what), work);
    await app.get(Idempotency).once({ ...request(what), ...difference }, work);
    expect(await things(what)).toBe(2);
  });

  it('creates once when it comes many times at the same moment, and all get the same answer', async () => {
    const answers = await Promise.all(crowd(6));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await things('crowd')).toBe(1);
  });

  it('waits for the first one, and does the work itself when that one fails', async () => {
    const again = () => once('wait', () => make('wait'));
    let second: Promise<Thing> | undefined;
    const first = once('wait', async () => {
      await make('wait');
      second = app.get(Database).outside(again);
      await blockedBackend(app, 'INSERT INTO idempotency_key');
      throw new Error('half-way');
    });
    await expect(first).rejects.toThrow('half-way');
    await expect(second).resolves.toEqual({ id: expect.any(Number) });
    expect(await things('wait')).toBe(1);
  });

  it('leaves no key when its work fails, so that it can be tried again', async () => {
    const failing = once('retry', async () => {
      await make('retry');
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect([
      await things('retry'),
      await app.number(`SELECT count(*) AS n FROM idempotency_key WHERE key = 'retry'`),
    ]).toEqual([0, 0]);
    await once('retry', () => make('retry'));
    expect(await things('retry')).toBe(1);
  });
});
