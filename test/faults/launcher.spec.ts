import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isClusterRunning } from '#platform/embedded';
import { Home } from '../setup/launched.js';

let home: Home;
beforeEach(async () => void (home = await Home.make()));
afterEach(() => home.remove());

/** The launcher's children as the system sees them: id by app. */
async function serviceId(app: 'api' | 'worker'): Promise<number> {
  for (const id of home.processes()) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(join('apps', app, 'main.js'))) return id;
  }
  throw new Error(`no ${app} process`);
}

async function isServed(): Promise<boolean> {
  return fetch(`${home.address}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Waits for something another process does by itself. */
function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 30_000, interval: 50 });
}

describe('The launcher', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves no process behind on %s', async (signal) => {
    const run = home.launch();
    await run.ready();
    expect(await isServed()).toBe(true);
    const { code } = await run.end(signal);
    expect([code, home.processes(), isClusterRunning(home.cluster)]).toEqual([0, [], false]);
  });

  it('leaves no process behind when it is interrupted while it is still starting', async () => {
    const run = home.launch();
    await run.says('正在更新数据库结构');
    const { code } = await run.end();
    expect([code, home.processes(), isClusterRunning(home.cluster)]).toEqual([0, [], false]);
  });

  it('says where the service is when it is started a second time', async () => {
    const first = home.launch();
    await first.ready();
    const { code, output } = await home.launch().ended;
    expect([code, output]).toEqual([1, expect.stringContaining(`服务已在运行：${home.address}`)]);
    expect(await isServed()).toBe(true);
    await first.end();
  });

  it('takes its services with it when it is killed, and the next start goes on with the same data', async () => {
    const first = home.launch();
    await first.ready();
    await first.end('SIGKILL');
    await eventually(() => expect(home.processes()).toEqual([]));
    expect(isClusterRunning(home.cluster)).toBe(true);
    const second = home.launch();
    await second.ready();
    expect(await isServed()).toBe(true);
    await second.end();
    expect(isClusterRunning(home.cluster)).toBe(false);
  });

  it('starts a service anew that was killed', async () => {
    const run = home.launch();
    await run.ready();
    const before = await serviceId('api');
    process.kill(before, 'SIGKILL');
    await run.says('api 意外退出');
    await eventually(async () => expect(await isServed()).toBe(true));
    expect(await serviceId('api')).not.toBe(before);
    await run.end();
  });

  it('brings its database back when that was killed', async () => {
    const run = home.launch();
    await run.ready();
    process.kill(
      Number((await readFile(join(home.cluster, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]),
      'SIGKILL',
    );
    await run.says('内置 PostgreSQL 意外退出');
    await eventually(async () => expect(await isServed()).toBe(true));
    await run.end();
  });

  it('deletes its data on request, but not while it runs', async () => {
    const run = home.launch();
    await run.ready();
    const refused = await home.launch({}, ['--reset']).ended;
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('服务已在运行')]);
    await run.end();
    const done = await home.launch({}, ['--reset']).ended;
    expect([done.code, existsSync(home.data)]).toEqual([0, false]);
  });
});
