import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told of the handling of their personal data, who has read it, and what they consented to. */
export class PrivacyNotices1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE privacy_notice (
        version text CONSTRAINT privacy_notice_pk PRIMARY KEY
          CONSTRAINT privacy_notice_version_is_a_day CHECK (version ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}(-[1-9])?$'),
        digest text NOT NULL,
        content jsonb NOT NULL,
        published_at timestamptz NOT NULL
      );
      CREATE TRIGGER privacy_notice_is_never_changed BEFORE UPDATE OR DELETE ON privacy_notice
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE notice_reading (
        person uuid NOT NULL CONSTRAINT notice_reading_person_fk REFERENCES person,
        version text NOT NULL CONSTRAINT notice_reading_notice_fk REFERENCES privacy_notice,
        at timestamptz NOT NULL,
        address text,
        CONSTRAINT notice_reading_pk PRIMARY KEY (person, version)
      );

      -- What was said, in order; the last word of an enterprise on a purpose counts, and only for the version it was
      -- said of. Who said it and from where is taken out when personal data are erased; what was said stays.
      CREATE TABLE consent (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT consent_pk PRIMARY KEY,
        enterprise int NOT NULL CONSTRAINT consent_enterprise_fk REFERENCES enterprise,
        purpose text NOT NULL,
        version int NOT NULL CONSTRAINT consent_version_counts_from_one CHECK (version >= 1),
        notice text NOT NULL CONSTRAINT consent_notice_fk REFERENCES privacy_notice,
        deed text NOT NULL CONSTRAINT consent_known_deed CHECK (deed IN ('given', 'withdrawn')),
        person uuid NOT NULL CONSTRAINT consent_person_fk REFERENCES person,
        at timestamptz NOT NULL,
        address text
      );
      CREATE INDEX consent_of_enterprise ON consent (enterprise, purpose, id DESC);
      CREATE TRIGGER consent_is_append_only
        BEFORE DELETE OR UPDATE OF enterprise, purpose, version, notice, deed, at ON consent
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consent, notice_reading, privacy_notice');
  }
}
