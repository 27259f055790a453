import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Runs work on a new database of the same server, and removes it whatever happens. The account must be allowed to create one. */
export async function inScratchDatabase<Result>(
  url: string,
  work: (scratch: string) => Promise<Result>,
): Promise<Result> {
  const name = `restore_drill_${randomBytes(6).toString('hex')}`;
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  await run(url, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  try {
    return await work(scratch.href);
  } finally {
    await run(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
