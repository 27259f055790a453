import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { projectFolder } from '#platform';
import { type EmbeddedCluster, startCluster, withClient } from '#platform/embedded';
import { DemoDistrict } from '../../apps/cli/demo/demo-district.js';
import { migrateDatabase } from '../../apps/cli/migration.js';
import { Session } from '../../apps/cli/session.js';

/** The same as the launcher gives its server; fsync stays on, as it is there. */
const serverSettings = {
  shared_buffers: '512MB',
  max_connections: '200',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  jit: 'off',
};

/** What the prepared databases depend on: when any of it changes, they are made anew. */
const sources = [
  'libs/platform/migrations',
  'libs/enterprises/migrations',
  'libs/policies/migrations',
  'libs/push/migrations',
  'libs/enterprises/demo',
  'config/industries.csv',
  'config/towns.csv',
];

/** Fills a database that was just made. */
export type Fill = (url: string) => Promise<void>;

/** The bench's own PostgreSQL with the demo district, made once and kept under `.data/bench`. */
export class District {
  private constructor(
    private readonly cluster: EmbeddedCluster,
    readonly enterprises: number,
  ) {}

  static async open(enterprises: number): Promise<District> {
    const directory = join(projectFolder(), '.data', 'bench', 'postgres');
    const cluster = await startCluster({ directory, settings: serverSettings });
    try {
      const district = new District(cluster, enterprises);
      if (!cluster.adopted) await district.forgetOthers();
      await district.kept('district', (url) => loadDistrict(url, enterprises));
      return district;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** The address of a fresh copy of the district for one section, nothing pushed yet. */
  async copy(section: string): Promise<string> {
    const name = `bench_${section}`;
    await this.maintain(async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${this.nameOf('district')} STRATEGY file_copy`);
      await client.query('CHECKPOINT');
    });
    return this.cluster.url(name);
  }

  /**
   * The address of a database that later runs find again: a copy of the district (the district itself is made from
   * nothing), filled. Being killed half-way leaves none under this name.
   */
  async kept(purpose: string, fill: Fill): Promise<string> {
    const name = this.nameOf(purpose);
    if (!(await this.exists(name))) {
      const draft = `draft_${name}`;
      await this.maintain(async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
        const template =
          purpose === 'district' ? '' : ` TEMPLATE ${this.nameOf('district')} STRATEGY file_copy`;
        await client.query(`CREATE DATABASE ${draft}${template}`);
      });
      await fill(this.cluster.url(draft));
      await this.maintain((client) => client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`));
    }
    return this.cluster.url(name);
  }

  /** Stops the server, unless another run of the bench had started it and may still be at work. */
  async close(): Promise<void> {
    if (!this.cluster.adopted) await this.cluster.stop();
  }

  /** Databases that were made by other sources, or left half-made. */
  private forgetOthers(): Promise<unknown> {
    return this.maintain(async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        `SELECT datname FROM pg_database WHERE datname ~ '^(draft|bench)_' OR datname ~ '^(district|inbox)_' AND NOT datname LIKE $1`,
        [`%_${sourcesDigest()}`],
      );
      for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    });
  }

  private nameOf(purpose: string): string {
    return `${purpose}_${this.enterprises}_${sourcesDigest()}`;
  }

  private exists(name: string): Promise<boolean> {
    return withClient(this.cluster.url('postgres'), async (client) => {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
      return rowCount === 1;
    });
  }

  private maintain(work: (client: Client) => Promise<unknown>): Promise<unknown> {
    return withClient(this.cluster.url('postgres'), work);
  }
}

/** The services of the product on a database, as the command line has them. */
export function openServices(url: string): Promise<Session> {
  return Session.open({ LOG_LEVEL: 'error' }, url);
}

async function loadDistrict(url: string, enterprises: number): Promise<void> {
  say(`正在生成 ${enterprises} 家企业的演示区（只在第一次）`);
  await migrateDatabase(url);
  const session = await openServices(url);
  try {
    await session.get(DemoDistrict).load(enterprises, () => undefined);
  } finally {
    await session.close();
  }
  await withClient(url, (client) => client.query('VACUUM ANALYZE'));
}

/** Tells the person at the terminal what takes a while. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function sourcesDigest(): string {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesOf(join(projectFolder(), source))) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !name.endsWith('.spec.ts'))
    .sort()
    .map((name) => join(path, name));
}
