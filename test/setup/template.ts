import { migrateDatabase } from '../../apps/cli/migration.js';

/**
 * Makes the template what a freshly migrated deployment is. Runs once per test run, on an empty database.
 *
 * @param url address of the template database; every connection to it is closed again, or it can't be copied
 */
export async function prepareTemplate(url: string): Promise<void> {
  await migrateDatabase(url);
}
