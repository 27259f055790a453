import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Identifiers of persons, sealed; texts that people agree to, and the ledger of who agreed to which. */
export class Privacy1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE DOMAIN sealed_text AS text
        CONSTRAINT sealed_text_is_sealed CHECK (VALUE ~ '^[a-z0-9-]{1,20}:(aes-256-gcm|sm4-gcm):[A-Za-z0-9+/]{38,}={0,2}$');

      CREATE TABLE person_contact (
        person uuid CONSTRAINT person_contact_pk PRIMARY KEY
          CONSTRAINT person_contact_person_fk REFERENCES person ON DELETE CASCADE,
        phone sealed_text,
        phone_index bytea,
        id_number sealed_text,
        id_number_index bytea,
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT person_contact_phone_is_indexed CHECK ((phone IS NULL) = (phone_index IS NULL)),
        CONSTRAINT person_contact_id_number_is_indexed CHECK ((id_number IS NULL) = (id_number_index IS NULL))
      );
      CREATE INDEX person_contact_by_phone ON person_contact (phone_index);
      CREATE INDEX person_contact_by_id_number ON person_contact (id_number_index);

      CREATE TABLE consent_text (
        code text NOT NULL,
        version int NOT NULL CONSTRAINT consent_text_version_counts_from_one CHECK (version >= 1),
        title text NOT NULL,
        body text NOT NULL,
        published_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT consent_text_pk PRIMARY KEY (code, version)
      );

      -- 个人信息保护法 第十四条、第十五条: what was agreed to, to which text, and that it can be taken back.
      CREATE TABLE consent (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT consent_pk PRIMARY KEY,
        person uuid NOT NULL CONSTRAINT consent_person_fk REFERENCES person,
        code text NOT NULL,
        version int NOT NULL,
        decision text NOT NULL CONSTRAINT consent_known_decision CHECK (decision IN ('given', 'withdrawn')),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        address text,
        agent text,
        CONSTRAINT consent_to_a_text_fk FOREIGN KEY (code, version) REFERENCES consent_text
      );
      CREATE INDEX consent_of_person ON consent (person, code, id DESC);

      CREATE FUNCTION consent_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER consent_text_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_text
        FOR EACH STATEMENT EXECUTE FUNCTION consent_is_kept();
      CREATE TRIGGER consent_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent
        FOR EACH STATEMENT EXECUTE FUNCTION consent_is_kept();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE consent, consent_text, person_contact;
      DROP FUNCTION consent_is_kept;
      DROP DOMAIN sealed_text;
    `);
  }
}
