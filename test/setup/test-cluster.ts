import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isAlive, startCluster, stopCluster } from '#platform/embedded';
import type { EmbeddedCluster } from '#platform/embedded';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test cluster's maintenance database, for making and dropping databases. */
    clusterUrl: string;
  }
}

/** Name of the database every test database is a copy of. */
export const templateName = 'policy_push_template';

const prefix = 'policy-push-test-';

/** Makes an empty database what all others are copied from; closes every connection to it again. */
export type Prepare = (url: string) => Promise<void>;

/** One PostgreSQL for the whole run, with one database to copy from. */
export async function startTestCluster(project: TestProject, prepare: Prepare): Promise<() => Promise<void>> {
  await removeLeftovers();
  const directory = join(tmpdir(), `${prefix}${String(process.pid)}`);
  const cluster = await startCluster({ directory: await openFolder(directory), settings: testSettings });
  try {
    await makeTemplate(cluster, prepare);
  } catch (error) {
    await remove(directory);
    throw error;
  }
  project.provide('clusterUrl', cluster.url('postgres'));
  return () => remove(directory);
}

/** Nothing in here is worth a disk write: after a crash of the machine the run is repeated. */
const testSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  max_connections: '200',
  autovacuum: 'off',
  jit: 'off',
};

async function makeTemplate(cluster: EmbeddedCluster, prepare: Prepare): Promise<void> {
  await cluster.createDatabase(templateName);
  await prepare(cluster.url(templateName));
}

/** As root the server runs as another user, who must be able to come in whatever our umask is. */
async function openFolder(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  await chmod(directory, 0o711);
  return join(directory, 'postgres');
}

/** Runs that were killed could not clean up: the next one does. */
async function removeLeftovers(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  const dead = names.filter((name) => !isAlive(Number(name.slice(prefix.length))));
  await Promise.all(dead.map((name) => remove(join(tmpdir(), name))));
}

async function remove(directory: string): Promise<void> {
  await stopCluster(join(directory, 'postgres'));
  await rm(directory, { recursive: true, force: true });
}
