import pg from 'pg';

const duplicateDatabase = '42P04';
// Two CREATE DATABASE of one name at the same moment collide in the catalogue's unique index instead.
const uniqueViolation = '23505';

/** Whether the server at the address lets us in and answers. */
export async function accepts(address: string): Promise<boolean> {
  try {
    await withClient(address, (client) => client.query('select 1'));
    return true;
  } catch {
    return false;
  }
}

/** Creates a database unless it exists; safe when two processes do it at once. */
export async function createDatabaseIfMissing(address: string, name: string): Promise<void> {
  await withClient(address, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  }).catch((error: unknown) => {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (code !== duplicateDatabase && code !== uniqueViolation) throw error;
  });
}

/** Runs `work` with a connection of its own and closes it whatever happens. */
export async function withClient<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  // A connection cut while idle is reported by the query that meets it; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
