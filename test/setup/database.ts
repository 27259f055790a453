import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { withClient } from '#platform/embedded';
import { templateName } from './test-cluster.js';

/** A database of one's own. */
export interface TestDatabase {
  /** Connection address, with password. */
  readonly url: string;
  /** Removes it, cutting whatever is still connected. */
  drop(): Promise<void>;
}

/** A fresh migrated database for one spec file: nobody else sees it, so specs run side by side. */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = inject('clusterUrl');
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await withClient(cluster, (client) =>
    client.query(`create database ${name} template ${templateName} strategy file_copy`),
  );
  return {
    url: addressOf(cluster, name),
    drop: () =>
      withClient(cluster, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

function addressOf(cluster: string, database: string): string {
  const address = new URL(cluster);
  address.pathname = `/${database}`;
  return address.href;
}
