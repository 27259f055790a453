import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Values that become too old to be used make their block change without any import. */
export class Expiry1764000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The first day on which a value that the block's columns were built with is too old; NULL: none will be, or
      -- the columns have not been built since the block changed.
      ALTER TABLE population_block ADD COLUMN expires_on date;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE population_block DROP COLUMN expires_on');
  }
}
