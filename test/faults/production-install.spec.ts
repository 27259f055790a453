import { randomBytes } from 'node:crypto';
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '#platform/embedded';
import { testDatabase } from '../setup/database.js';
import type { TestDatabase } from '../setup/database.js';

const run = promisify(execFile);
const project = join(import.meta.dirname, '..', '..');
const installTimeoutMs = 300_000;

let place: string;
let database: TestDatabase;
const started: ChildProcess[] = [];

/** The very steps of the Dockerfile: what is copied, what is installed. */
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'policy-push-production-'));
  const parts = ['package.json', 'package-lock.json', '.npmrc', 'dist', 'config'];
  await Promise.all(parts.map((part) => cp(join(project, part), join(place, part), { recursive: true })));
  await run('npm', ['ci', '--omit=dev', '--prefer-offline'], { cwd: place });
  database = await testDatabase();
}, installTimeoutMs);

afterAll(async () => {
  await Promise.all(started.map(endOf));
  await database.drop();
  await rm(place, { recursive: true, force: true });
});

function environment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return {
    PATH,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    DATABASE_URL: database.url,
    DATA_KEYS: `own:${randomBytes(32).toString('base64')}`,
    // A name that leads nowhere: the service starts all the same and says so to whoever signs in.
    OIDC_ISSUER: 'https://sso.invalid',
    OIDC_CLIENT_SECRET: randomBytes(32).toString('base64url'),
    PUBLIC_URL: 'https://policy.invalid',
    ...settings,
  };
}

function start(app: string, settings: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [join('dist', 'apps', app, 'main.js')], {
    cwd: place,
    env: environment(settings),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  started.push(child);
  return child;
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve(child.exitCode);
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

describe('A production install, without development dependencies and demo', () => {
  it('brings the database up to date from the command line, again and again', async () => {
    const cli = join('dist', 'apps', 'cli', 'main.js');
    await run(process.execPath, [cli, 'migrate'], { cwd: place, env: environment() });
    await run(process.execPath, [cli, 'migrate'], { cwd: place, env: environment() });
  });

  it('serves the pages and says that it is ready, and ends in order', async () => {
    const port = await freePort();
    const api = start('api', { PORT: String(port) });
    await vi.waitFor(
      async () => expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200),
      { timeout: 60_000, interval: 100 },
    );
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    expect(await endOf(api)).toBe(0);
  });

  it('runs a worker that says when it is ready and ends in order', async () => {
    const worker = start('worker', {});
    const message = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('exit', (code) => reject(new Error(`the worker ended with ${String(code)}`)));
    });
    expect(message).toMatch(/ready/);
    expect(await endOf(worker)).toBe(0);
  });
});
