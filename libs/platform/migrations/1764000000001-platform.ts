import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Departments, people and roles; the outbox; idempotency keys; stored files. */
export class Platform1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE department (
        code text CONSTRAINT department_pk PRIMARY KEY,
        name text NOT NULL CONSTRAINT department_name_unique UNIQUE
      );

      CREATE TABLE person (
        id uuid CONSTRAINT person_pk PRIMARY KEY,
        name text NOT NULL,
        department text CONSTRAINT person_department_fk REFERENCES department,
        demo boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE role_grant (
        person uuid NOT NULL CONSTRAINT role_grant_person_fk REFERENCES person,
        role text NOT NULL CONSTRAINT role_grant_known_role
          CHECK (role IN ('editor', 'approver', 'operator', 'clerk', 'enterprise')),
        starts date NOT NULL DEFAULT current_date,
        ends date,
        CONSTRAINT role_grant_pk PRIMARY KEY (person, role, starts),
        CONSTRAINT role_grant_ends_after_start CHECK (ends IS NULL OR ends >= starts)
      );

      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_pk PRIMARY KEY,
        job text NOT NULL,
        key text NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE idempotency_key (
        person text NOT NULL,
        route text NOT NULL,
        key text NOT NULL,
        digest text NOT NULL,
        answer jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_key_pk PRIMARY KEY (person, route, key)
      );
      CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);

      CREATE TABLE stored_file (
        id uuid CONSTRAINT stored_file_pk PRIMARY KEY,
        name text NOT NULL,
        bytes bigint NOT NULL,
        sha256 text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE stored_file_chunk (
        file uuid NOT NULL CONSTRAINT stored_file_chunk_file_fk
          REFERENCES stored_file ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        number int NOT NULL,
        content bytea NOT NULL,
        CONSTRAINT stored_file_chunk_pk PRIMARY KEY (file, number)
      );
      -- What is uploaded is packed already more often than not.
      ALTER TABLE stored_file_chunk ALTER COLUMN content SET STORAGE EXTERNAL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE stored_file_chunk, stored_file, idempotency_key, outbox, role_grant, person, department',
    );
  }
}
