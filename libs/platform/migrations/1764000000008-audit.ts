import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit trail: written once, sealed once, deleted only when archived and half a year old (网络安全法 第二十一条).
 * The database itself holds to it, whoever is connected; the application's role can't even try.
 */
export class Audit1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(guards);
    await runner.query(sealing);
    await runner.query(role);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_archive, audit_head, audit_entry;
      DROP FUNCTION seal_audit, audit_is_kept, audit_is_sealed_once;
    `);
  }
}

const tables = `
  CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_entry_pk PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_kind text NOT NULL CONSTRAINT audit_entry_known_actor
      CHECK (actor_kind IN ('person', 'key', 'system', 'cli', 'nobody')),
    actor text,
    actor_name text NOT NULL,
    -- The person for whom a deputy, a key or a terminal acted.
    on_behalf_of text,
    department text,
    action text NOT NULL CONSTRAINT audit_entry_action_is_a_name CHECK (action ~ '^[a-z][A-Za-z0-9.-]*$'),
    subject_type text,
    subject text,
    outcome text NOT NULL CONSTRAINT audit_entry_known_outcome
      CHECK (outcome IN ('begun', 'ok', 'refused', 'failed')),
    -- Code of the problem when it was refused or failed.
    code text,
    address text,
    agent text,
    details jsonb NOT NULL DEFAULT '{}',
    number bigint CONSTRAINT audit_entry_number_unique UNIQUE,
    algorithm text CONSTRAINT audit_entry_known_algorithm CHECK (algorithm IN ('sha256', 'sm3')),
    hash bytea CONSTRAINT audit_entry_hash_length CHECK (octet_length(hash) = 32),
    CONSTRAINT audit_entry_sealed_wholly CHECK (num_nulls(number, algorithm, hash) IN (0, 3))
  );
  CREATE INDEX audit_entry_unsealed ON audit_entry (id) WHERE number IS NULL;
  CREATE INDEX audit_entry_by_time ON audit_entry (at DESC, id DESC);
  CREATE INDEX audit_entry_by_actor ON audit_entry (actor, at DESC);
  CREATE INDEX audit_entry_by_subject ON audit_entry (subject, at DESC);

  -- The last link. Without it, links cut off at the end would not be missed.
  CREATE TABLE audit_head (
    single boolean CONSTRAINT audit_head_pk PRIMARY KEY DEFAULT true CONSTRAINT audit_head_is_one CHECK (single),
    number bigint NOT NULL,
    hash bytea NOT NULL
  );
  INSERT INTO audit_head (number, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

  -- Links that were written to a file and may leave the database; the last hash is where the rest goes on.
  CREATE TABLE audit_archive (
    last bigint CONSTRAINT audit_archive_pk PRIMARY KEY,
    first bigint NOT NULL CONSTRAINT audit_archive_first_unique UNIQUE,
    hash bytea NOT NULL,
    file text NOT NULL,
    sha256 text NOT NULL,
    archived_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT audit_archive_in_order CHECK (first >= 1 AND last >= first)
  );
`;

const guards = `
  CREATE FUNCTION audit_is_sealed_once() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.number IS NOT NULL OR NEW.number IS NULL
       OR (to_jsonb(NEW) - '{number,algorithm,hash}'::text[]) <> (to_jsonb(OLD) - '{number,algorithm,hash}'::text[])
    THEN
      RAISE EXCEPTION 'audit entries are never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER audit_entry_is_sealed_once BEFORE UPDATE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_is_sealed_once();

  CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit_entry' THEN
      IF OLD.at < now() - interval '6 months'
         AND EXISTS (SELECT FROM audit_archive a WHERE OLD.number BETWEEN a.first AND a.last) THEN
        RETURN OLD;
      END IF;
    END IF;
    RAISE EXCEPTION 'the audit trail is kept: % of % refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
  CREATE TRIGGER audit_entry_is_not_emptied BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
  CREATE TRIGGER audit_archive_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_archive
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
  CREATE TRIGGER audit_head_is_kept BEFORE DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
`;

/** The only way to put seals on: links follow the head without a gap, or none is put on. */
const sealing = `
  CREATE FUNCTION seal_audit(entries bigint[], algorithm text, hashes bytea[]) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    head bigint;
    sealed bigint;
  BEGIN
    SELECT h.number INTO STRICT head FROM audit_head h FOR UPDATE;
    UPDATE audit_entry e SET number = head + s.place, algorithm = seal_audit.algorithm, hash = s.hash
      FROM unnest(entries, hashes) WITH ORDINALITY AS s (id, hash, place)
      WHERE e.id = s.id AND e.number IS NULL;
    GET DIAGNOSTICS sealed = ROW_COUNT;
    IF sealed <> cardinality(entries) OR sealed <> cardinality(hashes) OR sealed = 0 THEN
      RAISE EXCEPTION 'audit entries to be sealed are missing or sealed already';
    END IF;
    UPDATE audit_head h SET number = head + sealed, hash = hashes[sealed];
    RETURN head + sealed;
  END $$;
  REVOKE ALL ON FUNCTION seal_audit FROM PUBLIC;
`;

/** Roles belong to the whole server: another database may have made it, or this one may not be allowed to. */
const role = `
  DO $$
  BEGIN
    CREATE ROLE policy_push_app NOLOGIN;
  EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN RAISE NOTICE 'role policy_push_app has to be created by an administrator';
  END $$;
`;
