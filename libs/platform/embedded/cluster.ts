import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chooseAccount } from './account.js';
import type { Account } from './account.js';
import { findBinaries } from './binaries.js';
import type { Binaries } from './binaries.js';
import { accepts, createDatabaseIfMissing } from './connection.js';
import { EmbeddedClusterError, lastWords } from './failure.js';
import { ClusterFolder } from './folder.js';
import { freePort, isPortFree } from './port.js';
import { livingPostmaster, removeForeignPidFile } from './postmaster.js';
import { runProgram } from './program.js';

/** How to start a cluster. */
export interface ClusterOptions {
  /** Folder of the cluster; made when missing, its parents too. */
  readonly directory: string;
  /** TCP port on 127.0.0.1. Default: the one used last time, else any free one. */
  readonly port?: number;
  /** Server settings by their PostgreSQL names, such as `{ shared_buffers: '512MB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told in a few words what takes a while. */
  readonly onProgress?: (step: 'initialising' | 'starting' | 'adopting') => void;
}

/** A PostgreSQL server that is running. */
export interface EmbeddedCluster {
  readonly port: number;
  /** True when the server was found running, for example after its starter had been killed. */
  readonly adopted: boolean;
  /** The superuser's connection address of a database. It holds the password: don't log it. */
  url(database: string): string;
  /** Creates the database unless it exists. */
  createDatabase(name: string): Promise<void>;
  /** Ends the server: connections are cut, data is written out. Stopping twice is fine. */
  stop(): Promise<void>;
}

const startTimeoutS = 60;
const stopTimeoutS = 60;
const pollMs = 50;
const attempts = 5;

/**
 * Starts PostgreSQL in a folder, making the cluster first when there is none, or adopts the server already running
 * there. The server is a session of its own: a Ctrl-C in the terminal doesn't reach it, and it outlives its starter
 * until somebody stops or adopts it.
 *
 * @throws EmbeddedClusterError with one line for the person at the terminal
 */
export async function startCluster(options: ClusterOptions): Promise<EmbeddedCluster> {
  const folder = new ClusterFolder(resolve(options.directory));
  const binaries = await findBinaries();
  const account = await chooseAccount(folder.data, [folder.data, binaries.postgres]);
  const durable = options.settings?.['fsync'] !== 'off';
  if (!folder.exists) {
    options.onProgress?.('initialising');
    await folder.create(binaries, account, { durable });
  }
  const server = new Server(folder, binaries, account, await folder.password());
  return server.adoptOrStart(options);
}

/** Whether a server is running in the cluster folder. */
export function isClusterRunning(directory: string): boolean {
  return livingPostmaster(new ClusterFolder(resolve(directory)).data) !== undefined;
}

/** Stops the server of a cluster folder, whoever started it; nothing happens when there is none. */
export async function stopCluster(directory: string): Promise<void> {
  const folder = new ClusterFolder(resolve(directory));
  if (!livingPostmaster(folder.data)) return;
  const binaries = await findBinaries();
  const account = await chooseAccount(folder.data, [folder.data, binaries.postgres]);
  await new Server(folder, binaries, account, '').stop();
}

class Server {
  constructor(
    private readonly folder: ClusterFolder,
    private readonly binaries: Binaries,
    private readonly account: Account,
    private readonly password: string,
  ) {}

  async adoptOrStart(options: ClusterOptions): Promise<EmbeddedCluster> {
    for (let attempt = 1; ; attempt++) {
      const adopted = await this.adopt(options);
      if (adopted !== undefined) return this.handle(adopted, true);
      const port = await this.choosePort(options.port);
      const outcome = await this.start(port, options);
      if (outcome === 'started') return this.handle(port, false);
      // Between asking for a port and binding it somebody may take it; after a crash the old server's processes may
      // linger for a moment; another start may have been quicker. Each is over soon.
      if (attempt === attempts) throw startFailed(outcome, this.folder.log);
      await pause(pollMs * attempt);
    }
  }

  /** The port of the server already running here, once it answers; undefined when there is none or it went away. */
  private async adopt({ onProgress }: ClusterOptions): Promise<number | undefined> {
    const deadline = Date.now() + startTimeoutS * 1000;
    if (livingPostmaster(this.folder.data)) onProgress?.('adopting');
    for (;;) {
      const living = livingPostmaster(this.folder.data);
      if (!living) return undefined;
      if (await accepts(this.address(living.port, 'postgres'))) return living.port;
      if (Date.now() > deadline) throw startFailed('the running server does not answer', this.folder.log);
      await pause(pollMs);
    }
  }

  private async choosePort(wanted: number | undefined): Promise<number> {
    if (wanted !== undefined) {
      if (await isPortFree(wanted)) return wanted;
      throw new EmbeddedClusterError(
        `内置 PostgreSQL 的端口 ${String(wanted)} 已被占用。 Port ${String(wanted)} is in use.`,
      );
    }
    const remembered = await this.folder.rememberedPort();
    return remembered !== undefined && (await isPortFree(remembered)) ? remembered : freePort();
  }

  private async start(port: number, { settings = {}, onProgress }: ClusterOptions): Promise<string> {
    onProgress?.('starting');
    await this.folder.writeSettings(port, settings);
    await removeForeignPidFile(this.folder.data);
    const timeout = `--timeout=${String(startTimeoutS)}`;
    const { code, output } = await this.pgCtl(
      'start',
      `--log=${this.folder.log}`,
      '--wait',
      '--silent',
      timeout,
    );
    return code === 0 ? 'started' : lastWords(output);
  }

  async stop(): Promise<void> {
    const wait = ['--wait', '--silent', `--timeout=${String(stopTimeoutS)}`];
    if (!livingPostmaster(this.folder.data)) return;
    const fast = await this.pgCtl('stop', '--mode=fast', ...wait);
    if (fast.code === 0 || !livingPostmaster(this.folder.data)) return;
    const immediate = await this.pgCtl('stop', '--mode=immediate', ...wait);
    if (immediate.code !== 0 && livingPostmaster(this.folder.data)) throw stopFailed(immediate.output);
  }

  private pgCtl(action: string, ...args: string[]): ReturnType<typeof runProgram> {
    return runProgram(this.account, this.binaries.pgCtl, [action, `--pgdata=${this.folder.data}`, ...args]);
  }

  private address(port: number, database: string): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${String(port)}/${encodeURIComponent(database)}`;
  }

  private handle(port: number, adopted: boolean): EmbeddedCluster {
    return {
      port,
      adopted,
      url: (database) => this.address(port, database),
      createDatabase: (name) => createDatabaseIfMissing(this.address(port, 'postgres'), name),
      stop: () => this.stop(),
    };
  }
}

function startFailed(reason: string, log: string): EmbeddedClusterError {
  return new EmbeddedClusterError(
    `无法启动内置 PostgreSQL（日志：${log}）。 The embedded PostgreSQL did not start: ${reason}`,
  );
}

function stopFailed(output: string): EmbeddedClusterError {
  return new EmbeddedClusterError(
    `无法停止内置 PostgreSQL。 The embedded PostgreSQL did not stop: ${lastWords(output)}`,
  );
}
