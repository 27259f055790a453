import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Identifiers of persons, sealed. */
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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE person_contact;
      DROP DOMAIN sealed_text;
    `);
  }
}
