import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which feed gave each value, and which feeds a batch brought. */
export class FactSources1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Values that are not of the newest stamp of their first feed: {"staff": {"feed": …, "period": …, "on": …, "batch": …}}.
      ALTER TABLE enterprise ADD COLUMN sources jsonb NOT NULL DEFAULT '{}';

      -- The feeds whose facts a batch brought; how fresh a feed is is read from here.
      ALTER TABLE import_batch ADD COLUMN feeds text[] NOT NULL DEFAULT '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_batch DROP COLUMN feeds;
      ALTER TABLE enterprise DROP COLUMN sources;
    `);
  }
}
