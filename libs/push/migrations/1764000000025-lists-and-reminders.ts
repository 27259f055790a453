import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of codes to whom pushes are addressed, as sets; and reminders (催办) of what waits. */
export class ListsAndReminders1764000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE code_list (
        id uuid CONSTRAINT code_list_pk PRIMARY KEY,
        department text NOT NULL CONSTRAINT code_list_department_fk REFERENCES department,
        name text NOT NULL CONSTRAINT code_list_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
        digest text NOT NULL CONSTRAINT code_list_digest_is_sha256 CHECK (digest ~ '^[0-9a-f]{64}$'),
        -- How many codes were given, and which of them were left aside and why.
        report jsonb NOT NULL,
        created_by uuid NOT NULL CONSTRAINT code_list_creator_fk REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE code_list_block (
        list uuid NOT NULL CONSTRAINT code_list_block_list_fk REFERENCES code_list ON DELETE CASCADE,
        block int NOT NULL,
        members bit(4096) NOT NULL,
        CONSTRAINT code_list_block_pk PRIMARY KEY (list, block),
        CONSTRAINT code_list_block_not_empty CHECK (bit_count(members) > 0)
      );

      ALTER TABLE push ALTER COLUMN rule DROP NOT NULL;
      ALTER TABLE push ADD COLUMN list uuid CONSTRAINT push_list_fk REFERENCES code_list;
      ALTER TABLE push ADD CONSTRAINT push_has_a_rule_or_a_list CHECK ((rule IS NULL) <> (list IS NULL));
      ALTER TABLE push ADD CONSTRAINT push_list_has_no_policy CHECK (list IS NULL OR policy IS NULL);
      CREATE INDEX push_of_list ON push (list) WHERE list IS NOT NULL;

      CREATE TABLE todo_reminder (
        id uuid CONSTRAINT todo_reminder_pk PRIMARY KEY,
        kind text NOT NULL,
        -- What waits: the id of a draft, a push or another thing of that kind.
        subject text NOT NULL,
        person uuid NOT NULL CONSTRAINT todo_reminder_person_fk REFERENCES person,
        day date NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT todo_reminder_once_a_day UNIQUE (kind, subject, day)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE todo_reminder;
      ALTER TABLE push DROP COLUMN list;
      ALTER TABLE push ALTER COLUMN rule SET NOT NULL;
      DROP TABLE code_list_block, code_list;
    `);
  }
}
