import { randomBytes } from 'node:crypto';
import { appendFile, chmod, chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { EmbeddedClusterError, lastWords } from './failure.js';
import { isAlive } from './postmaster.js';
import { runProgram } from './program.js';

/** The files of one cluster: all of it lies in one folder that can be copied or deleted as a whole. */
export class ClusterFolder {
  constructor(readonly path: string) {}

  /** PostgreSQL's own folder (PGDATA). */
  get data(): string {
    return join(this.path, 'data');
  }

  /** The server's log; it holds no password. */
  get log(): string {
    return join(this.path, 'server.log');
  }

  /** What PostgreSQL reads besides its own configuration, written anew at each start. */
  private get settings(): string {
    return join(this.path, 'settings.conf');
  }

  /** Whether a cluster was made here. A half-made one never carries this name. */
  get exists(): boolean {
    return existsSync(this.data);
  }

  /** The superuser's password, made at random with the cluster and readable by its owner alone. */
  async password(): Promise<string> {
    return (await readFile(join(this.path, 'password'), 'utf8')).trim();
  }

  /** The port used last time, if any. */
  async rememberedPort(): Promise<number | undefined> {
    const settings = await readFile(this.settings, 'utf8').catch(() => '');
    const port = /^port = '(\d+)'$/m.exec(settings)?.[1];
    return port === undefined ? undefined : Number(port);
  }

  /** Writes the port and the server settings for the next start. Values are quoted here. */
  async writeSettings(port: number, settings: Readonly<Record<string, string>>): Promise<void> {
    const all = { ...settings, port: String(port), ...loopbackOnly };
    const lines = Object.entries(all).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`);
    await writeFile(this.settings, lines.join(''));
  }

  /**
   * Makes the cluster in a folder beside this one and gives it its name at the very end, so that being killed
   * half-way leaves nothing behind that looks like a cluster.
   */
  async create(binaries: Binaries, account: Account, options: { durable: boolean }): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    await this.removeLeftovers();
    const draft = new ClusterFolder(
      `${this.path}.new-${String(process.pid)}-${randomBytes(3).toString('hex')}`,
    );
    try {
      await draft.fill(binaries, account, options);
      await rename(draft.path, this.path);
    } catch (error) {
      await rm(draft.path, { recursive: true, force: true });
      // Another start of the same folder was quicker: its cluster is as good as ours.
      if (!this.exists) throw error;
    }
  }

  private async fill(binaries: Binaries, account: Account, { durable }: { durable: boolean }): Promise<void> {
    await mkdir(this.path, { mode: 0o700 });
    const password = join(this.path, 'password');
    await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    await writeFile(this.settings, '');
    if (account.owner) {
      const { uid, gid } = account.owner;
      await Promise.all([this.path, password, this.settings].map((path) => chown(path, uid, gid)));
    }
    const { code, output } = await runProgram(account, binaries.initdb, [
      ...initdbFlags,
      `--pgdata=${this.data}`,
      `--pwfile=${password}`,
      ...(durable ? [] : ['--no-sync']),
    ]);
    if (code !== 0) throw initialisationFailed(output);
    await appendFile(join(this.data, 'postgresql.conf'), "\ninclude_if_exists = '../settings.conf'\n");
    await chmod(this.path, 0o700);
  }

  private async removeLeftovers(): Promise<void> {
    const prefix = `${basename(this.path)}.new-`;
    const names = await readdir(dirname(this.path));
    const dead = names.filter(
      (name) => name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10)),
    );
    await Promise.all(
      dead.map((name) => rm(join(dirname(this.path), name), { recursive: true, force: true })),
    );
  }
}

const loopbackOnly = { listen_addresses: '127.0.0.1', unix_socket_directories: '' };

// The builtin provider needs no locale of the operating system: a bare container has none.
const initdbFlags = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
  '--set=timezone=UTC',
  '--set=log_timezone=UTC',
];

function initialisationFailed(output: string): EmbeddedClusterError {
  return new EmbeddedClusterError(`无法初始化内置 PostgreSQL。 initdb failed: ${lastWords(output)}`);
}
