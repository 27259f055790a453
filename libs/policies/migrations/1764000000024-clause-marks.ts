import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clauses marked in the document stay with the version; a round that is taken out of a policy closes. */
export class ClauseMarks1764000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE policy_item ADD COLUMN marks jsonb NOT NULL DEFAULT '[]'
        CONSTRAINT policy_item_marks_are_a_list CHECK (jsonb_typeof(marks) = 'array');
      -- Pushes name their round for ever, so it is never deleted.
      ALTER TABLE round ADD COLUMN withdrawn_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE round DROP COLUMN withdrawn_at;
      ALTER TABLE policy_item DROP COLUMN marks`);
  }
}
