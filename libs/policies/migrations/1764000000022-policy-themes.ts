import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a policy is about, for those who look for policies. */
export class PolicyThemes1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE policy_version ADD COLUMN themes text[] NOT NULL DEFAULT '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE policy_version DROP COLUMN themes');
  }
}
