import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, isClusterRunning, startCluster, stopCluster, withClient } from '#platform/embedded';
import type { EmbeddedCluster } from '#platform/embedded';

const root = userInfo().uid === 0;
const settings = { fsync: 'off', shared_buffers: '16MB' };
let home: string;
let directory: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'policy-push-embedded-'));
  await chmod(home, 0o711);
  directory = join(home, 'postgres');
});

afterEach(async () => {
  await stopCluster(directory);
  await rm(home, { recursive: true, force: true });
});

describe('An embedded cluster', () => {
  it('is made, listens on the loopback address only and speaks UTF-8', async () => {
    const cluster = await startCluster({ directory, settings });
    expect(
      await one(
        cluster,
        "select current_setting('listen_addresses') as a, current_setting('server_encoding') as e",
      ),
    ).toEqual({ a: '127.0.0.1', e: 'UTF8' });
    expect(await one(cluster, "select current_setting('shared_buffers') as s")).toEqual({ s: '16MB' });
  });

  it('lets nobody in without its password, which only its owner may read', async () => {
    const cluster = await startCluster({ directory, settings });
    const wrong = cluster.url('postgres').replace(/:[^:@]*@/, ':wrong@');
    await expect(withClient(wrong, (client) => client.query('select 1'))).rejects.toMatchObject({
      code: '28P01',
    });
    expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
    const password = (await readFile(join(directory, 'password'), 'utf8')).trim();
    expect(await readFile(join(directory, 'server.log'), 'utf8')).not.toContain(password);
  });

  it('keeps its port and its data from one start to the next', async () => {
    const first = await startCluster({ directory, settings });
    await first.createDatabase('kept');
    await first.stop();
    expect(isClusterRunning(directory)).toBe(false);
    const second = await startCluster({ directory, settings });
    expect(second.port).toBe(first.port);
    expect(await one(second, "select count(*)::int as n from pg_database where datname = 'kept'")).toEqual({
      n: 1,
    });
  });

  it('makes a database once however often and by how many it is asked', async () => {
    const cluster = await startCluster({ directory, settings });
    await Promise.all(['same', 'same', 'same'].map((name) => cluster.createDatabase(name)));
    await cluster.createDatabase('same');
    expect(await one(cluster, "select count(*)::int as n from pg_database where datname = 'same'")).toEqual({
      n: 1,
    });
  });

  it('is adopted when it is already running', async () => {
    const starter = await startCluster({ directory, settings });
    const heir = await startCluster({ directory, settings });
    expect([starter.adopted, heir.adopted]).toEqual([false, true]);
    expect(heir.port).toBe(starter.port);
    await heir.stop();
    expect(isClusterRunning(directory)).toBe(false);
  });

  it('is started once by two starts at the same moment', async () => {
    const both = await Promise.all([
      startCluster({ directory, settings }),
      startCluster({ directory, settings }),
    ]);
    expect(both[0].port).toBe(both[1].port);
    expect(await readdir(home)).toEqual(['postgres']);
  });

  it('recovers when the server was killed', async () => {
    const first = await startCluster({ directory, settings });
    await first.createDatabase('kept');
    process.kill(await postmasterPid(), 'SIGKILL');
    const second = await startCluster({ directory, settings });
    expect(await one(second, "select count(*)::int as n from pg_database where datname = 'kept'")).toEqual({
      n: 1,
    });
  });

  it("starts although a left-over pid file names somebody else's process", async () => {
    await (await startCluster({ directory, settings })).stop();
    await writeFile(
      join(directory, 'data', 'postmaster.pid'),
      `${String(process.pid)}\n${directory}/data\n1\n1\n`,
    );
    expect(isClusterRunning(directory)).toBe(false);
    expect((await startCluster({ directory, settings })).adopted).toBe(false);
  });

  it('takes another port when somebody has taken its own', async () => {
    const first = await startCluster({ directory, settings });
    await first.stop();
    const squatter = join(home, 'squatter');
    await startCluster({ directory: squatter, port: first.port, settings });
    const second = await startCluster({ directory, settings }).finally(() => stopCluster(squatter));
    expect(second.port).not.toBe(first.port);
  });

  it('says in one line that the port it was told to use is taken', async () => {
    const first = await startCluster({ directory, settings, port: await freePort() });
    const other = startCluster({ directory: join(home, 'other'), port: first.port, settings });
    await expect(other).rejects.toThrow(`端口 ${String(first.port)} 已被占用`);
  });

  it('leaves no half-made cluster when it was killed while making one', async () => {
    const draft = `${directory}.new-999999999-abcdef`;
    await mkdir(join(draft, 'data'), { recursive: true });
    await startCluster({ directory, settings });
    expect(await readdir(home)).toEqual(['postgres']);
  });

  it.runIf(root)('runs for root in a folder that nobody else can enter', async () => {
    await chmod(home, 0o700);
    const cluster = await startCluster({ directory, settings });
    expect(await one(cluster, 'select 1 as n')).toEqual({ n: 1 });
    const { stdout } = await promisify(execFile)('ps', ['-o', 'uid=', '-p', String(await postmasterPid())]);
    expect(Number(stdout)).not.toBe(0);
  });
});

async function one(cluster: EmbeddedCluster, sql: string): Promise<unknown> {
  return withClient(cluster.url('postgres'), async (client) => (await client.query<object>(sql)).rows[0]);
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
