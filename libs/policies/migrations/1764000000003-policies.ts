import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies, their versions, items with one rule each, and rounds. */
export class Policies1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy (
        code text CONSTRAINT policy_pk PRIMARY KEY,
        department text NOT NULL CONSTRAINT policy_department_fk REFERENCES department,
        created_at timestamptz NOT NULL DEFAULT now(),
        withdrawn_at timestamptz
      );

      CREATE TABLE policy_version (
        id uuid CONSTRAINT policy_version_pk PRIMARY KEY,
        policy text NOT NULL CONSTRAINT policy_version_policy_fk REFERENCES policy,
        number int NOT NULL CONSTRAINT policy_version_number_positive CHECK (number > 0),
        digest text NOT NULL,
        title text NOT NULL,
        document_number text,
        summary text NOT NULL,
        source text NOT NULL,
        valid_from date,
        valid_to date,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT policy_version_number_unique UNIQUE (policy, number),
        CONSTRAINT policy_version_ends_after_start CHECK (valid_to >= valid_from)
      );

      CREATE TABLE policy_item (
        id uuid CONSTRAINT policy_item_pk PRIMARY KEY,
        version uuid NOT NULL CONSTRAINT policy_item_version_fk REFERENCES policy_version,
        code text NOT NULL,
        position int NOT NULL,
        title text NOT NULL,
        rule jsonb NOT NULL,
        benefit jsonb,
        exclusion_group text,
        CONSTRAINT policy_item_code_unique UNIQUE (version, code)
      );

      -- A round belongs to the policy: it keeps its identity, and who was told, over new versions.
      CREATE TABLE round (
        id uuid CONSTRAINT round_pk PRIMARY KEY,
        policy text NOT NULL CONSTRAINT round_policy_fk REFERENCES policy,
        code text NOT NULL,
        title text NOT NULL,
        opens date,
        closes date,
        CONSTRAINT round_code_unique UNIQUE (policy, code),
        CONSTRAINT round_closes_after_opening CHECK (closes >= opens)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE round, policy_item, policy_version, policy');
  }
}
