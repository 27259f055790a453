import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { vi } from 'vitest';
import { withClient } from '#platform/embedded';
import { Acting } from '../e2e/acting.js';
import { Home } from '../setup/launched.js';
import type { Launched } from '../setup/launched.js';
import { type Credentials, everybody } from '../setup/signed-in.js';

const project = join(import.meta.dirname, '..', '..');
const patienceMs = 90_000;

/** The whole service with a district of its own, whose processes can be killed. */
export class Victim {
  private constructor(
    private readonly home: Home,
    private readonly run: Launched,
    private readonly database: string,
    readonly credentials: Readonly<Record<string, Credentials>>,
  ) {}

  /** @param settings of the environment, besides how many enterprises the district has */
  static async start(enterprises: number, settings: Readonly<Record<string, string>> = {}): Promise<Victim> {
    const home = await Home.make();
    const own = { DEMO_ENTERPRISES: String(enterprises), STEP_UP_MINUTES: '600' };
    const run = home.launch({ ...own, ...settings });
    await run.ready();
    return new Victim(home, run, await databaseOf(home), await everybody(home.address));
  }

  async stop(): Promise<void> {
    await this.run.end();
    await this.home.remove();
  }

  get address(): string {
    return this.home.address;
  }

  /** Where its processes write what they log, a file each. */
  get logs(): string {
    return join(this.home.data, 'logs');
  }

  /** What a service was told by its environment. */
  async environment(app: 'api' | 'worker'): Promise<Readonly<Record<string, string>>> {
    const id = await eventually(() => processOf(this.home, app));
    return environmentOf(id);
  }

  as(name: string): Acting {
    return new Acting(this.home.address, name, this.credentials);
  }

  /** Asks the database itself. */
  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await withClient(this.database, (client) => client.query(sql, [...parameters]));
    return rows as Row[];
  }

  /** Kills a service without warning, once it is there, and waits for its successor. */
  async kill(app: 'api' | 'worker'): Promise<void> {
    const id = await eventually(() => processOf(this.home, app));
    process.kill(id, 'SIGKILL');
    await eventually(async () => {
      const next = await processOf(this.home, app);
      return next !== undefined && next !== id;
    });
  }

  /** Kills the database server as the system does when memory runs out: the first process and all it holds. */
  async killDatabase(): Promise<void> {
    const file = await readFile(join(this.home.cluster, 'data', 'postmaster.pid'), 'utf8');
    process.kill(Number(file.split('\n')[0]), 'SIGKILL');
    await this.run.says('内置 PostgreSQL 意外退出');
  }

  served(): Promise<unknown> {
    return eventually(
      async () => (await fetch(`${this.home.address}/health/ready`).catch(() => undefined))?.ok,
    );
  }

  /** A command of the command line, answered as JSON. */
  async cli<T>(...args: string[]): Promise<T> {
    const { PATH } = process.env;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(project, 'dist/apps/cli/main.js'), ...args, '--json'],
      { cwd: project, env: { PATH, DATABASE_URL: this.database } },
    );
    return JSON.parse(stdout) as T;
  }
}

/** Asks again and again until there is an answer. */
export function eventually<T>(
  look: () => T | Promise<T>,
): Promise<Exclude<Awaited<T>, null | undefined | false | 0 | ''>> {
  return vi.waitUntil(look, { timeout: patienceMs, interval: 25 }) as Promise<
    Exclude<Awaited<T>, null | undefined | false | 0 | ''>
  >;
}

async function processOf(home: Home, app: string): Promise<number | undefined> {
  for (const id of home.processes()) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(join('apps', app, 'main.js'))) return id;
  }
  return undefined;
}

/** The services are told the address of the database in their environment. */
async function databaseOf(home: Home): Promise<string> {
  const { DATABASE_URL: address } = await environmentOf(await eventually(() => processOf(home, 'worker')));
  if (!address) throw new Error('the worker was given no database');
  return address;
}

async function environmentOf(id: number): Promise<Record<string, string>> {
  const variables = (await readFile(`/proc/${id}/environ`, 'utf8')).split('\0');
  return Object.fromEntries(variables.map((each) => each.split(/=(.*)/s).slice(0, 2) as [string, string]));
}
