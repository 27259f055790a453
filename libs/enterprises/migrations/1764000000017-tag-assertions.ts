import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tags that departments give by lists. */
export class TagAssertions1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tag ALTER COLUMN rule DROP NOT NULL;

      -- What a department did to a tag's list, as one step that can be taken back.
      CREATE TABLE tag_change (
        id uuid CONSTRAINT tag_change_pk PRIMARY KEY,
        tag text NOT NULL,
        kind text NOT NULL CONSTRAINT tag_change_known_kind CHECK (kind IN ('assert', 'extend', 'revoke')),
        department text NOT NULL CONSTRAINT tag_change_department_fk REFERENCES department,
        person uuid NOT NULL CONSTRAINT tag_change_person_fk REFERENCES person,
        valid_from date,
        valid_to date,
        source text,
        reason text,
        enterprises int NOT NULL CONSTRAINT tag_change_concerns_somebody CHECK (enterprises > 0),
        at timestamptz NOT NULL DEFAULT now(),
        undone_at timestamptz,
        undone_by uuid CONSTRAINT tag_change_undoer_fk REFERENCES person,
        CONSTRAINT tag_change_undone_by_somebody CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
        CONSTRAINT tag_change_names_its_source CHECK (kind = 'revoke' OR (source IS NOT NULL AND valid_from IS NOT NULL)),
        CONSTRAINT tag_change_revocation_says_why CHECK (kind <> 'revoke' OR reason IS NOT NULL),
        CONSTRAINT tag_change_ends_after_start CHECK (valid_to >= valid_from)
      );
      CREATE INDEX tag_change_newest ON tag_change (tag, at DESC);

      -- The truth of an asserted tag: one enterprise on one list. Sets are made of these rows, never the reverse.
      CREATE TABLE tag_assertion (
        change uuid NOT NULL CONSTRAINT tag_assertion_change_fk REFERENCES tag_change,
        enterprise int NOT NULL CONSTRAINT tag_assertion_enterprise_fk REFERENCES enterprise,
        tag text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        revoked_by uuid CONSTRAINT tag_assertion_revocation_fk REFERENCES tag_change,
        CONSTRAINT tag_assertion_pk PRIMARY KEY (change, enterprise),
        CONSTRAINT tag_assertion_ends_after_start CHECK (valid_to >= valid_from)
      );
      CREATE INDEX tag_assertion_of_enterprise ON tag_assertion (enterprise);
      CREATE INDEX tag_assertion_of_tag ON tag_assertion (tag);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE tag_assertion, tag_change;
       DELETE FROM tag_block WHERE tag IN (SELECT code FROM tag WHERE rule IS NULL);
       DELETE FROM tag WHERE rule IS NULL;
       ALTER TABLE tag ALTER COLUMN rule SET NOT NULL`,
    );
  }
}
