import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Notifications } from '#platform';
import { terminate } from '../builders/backends.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.alone();
});
afterAll(() => app.close());

/** A listener and what it has heard. */
async function listenTo(channel: string) {
  const heard: string[] = [];
  const stop = await app.get(Notifications).listen(channel, (payload) => heard.push(payload));
  return { heard, stop };
}

const notify = (channel: string, payload: string) => app.rows('SELECT pg_notify($1, $2)', [channel, payload]);
const hears = (heard: string[], expected: string[]) =>
  vi.waitFor(() => expect(heard).toEqual(expected), { timeout: 20_000, interval: 10 });

describe('A listener', () => {
  it('hears what is said on its channel, in order, and nothing else', async () => {
    const [one, two] = [await listenTo('one'), await listenTo('Two "quoted"')];
    await notify('one', 'a');
    await notify('Two "quoted"', 'b');
    await notify('one', 'c');
    await hears(one.heard, ['a', 'c']);
    await hears(two.heard, ['b']);
  });

  it('hears nothing more once it has stopped, while its neighbour still does', async () => {
    const [gone, stays] = [await listenTo('shared'), await listenTo('shared')];
    gone.stop();
    await notify('shared', 'x');
    await hears(stays.heard, ['x']);
    expect(gone.heard).toEqual([]);
  });

  it('is told to look for itself after the connection was lost, and then hears again', async () => {
    const { heard } = await listenTo('lost');
    const [connection] = await app.rows<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    await terminate(app, connection?.pid ?? 0);
    await hears(heard, ['']);
    await notify('lost', 'again');
    await hears(heard, ['', 'again']);
  });
});
