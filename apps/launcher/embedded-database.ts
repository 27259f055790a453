import { totalmem } from 'node:os';
import { join } from 'node:path';
import { isClusterRunning, startCluster, stopCluster } from '#platform/embedded';
import type { EmbeddedCluster } from '#platform/embedded';
import { tell } from './progress.js';

const databaseName = 'policy_push';
const watchEveryMs = 2000;
const mostBuffersMb = 512;
const leastBuffersMb = 64;

/** The PostgreSQL that comes with the project: started, watched, stopped. */
export class EmbeddedDatabase {
  private starting: Promise<EmbeddedCluster> | undefined;
  private watch: NodeJS.Timeout | undefined;
  private readonly directory: string;

  constructor(data: string) {
    this.directory = join(data, 'postgres');
  }

  /** Starts or adopts the server and makes the database. Returns its connection address, which holds a password. */
  async open(): Promise<string> {
    const cluster = await this.start();
    await cluster.createDatabase(databaseName);
    this.watch = setInterval(() => void this.restartIfGone(), watchEveryMs);
    return cluster.url(databaseName);
  }

  /** Stops the server, also one that is just being started. */
  async close(): Promise<void> {
    clearInterval(this.watch);
    await this.starting?.catch(() => undefined);
    await stopCluster(this.directory);
  }

  private start(port?: number): Promise<EmbeddedCluster> {
    return (this.starting = startCluster({ directory: this.directory, port, settings: serverSettings() }));
  }

  /** The services know the old port, so the server must come back on it. */
  private async restartIfGone(): Promise<void> {
    const before = await this.starting?.catch(() => undefined);
    if (!before || isClusterRunning(this.directory)) return;
    tell('内置 PostgreSQL 意外退出，正在重新启动');
    await this.start(before.port).catch((error: unknown) => {
      this.starting = Promise.resolve(before);
      tell(error instanceof Error ? error.message : String(error));
    });
  }
}

function serverSettings(): Readonly<Record<string, string>> {
  return {
    shared_buffers: `${buffersMb()}MB`,
    max_connections: '200',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    jit: 'off',
  };
}

/** A sixteenth of the memory, within bounds: the services hold the population in theirs. */
function buffersMb(): number {
  const memory = process.constrainedMemory() || totalmem();
  const share = Math.min(memory, totalmem()) / 16 / 1024 ** 2;
  return Math.round(Math.max(leastBuffersMb, Math.min(mostBuffersMb, share)));
}
