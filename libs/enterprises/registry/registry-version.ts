import type { Database } from '#platform';

/**
 * Says that the registry has changed, so that every process catches up. Last of all in a transaction: plans wait for
 * this row from here to the commit.
 * @returns the new version
 */
export async function raiseVersion(database: Database): Promise<number> {
  const row = await database.one<{ version: string }>(
    'UPDATE population SET version = version + 1 RETURNING version',
  );
  await database.query("SELECT pg_notify('population', $1)", [row?.version]);
  return Number(row?.version);
}
