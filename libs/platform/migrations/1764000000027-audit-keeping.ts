import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known about the trail besides its entries: when it was last proved, and how far it has been forwarded. */
export class AuditKeeping1764000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(forgetting);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION forget_archived_audit;
      DROP TABLE audit_forwarding, audit_check;
    `);
  }
}

const tables = `
  -- The last proof of the whole chain, whoever asked for it.
  CREATE TABLE audit_check (
    single boolean CONSTRAINT audit_check_pk PRIMARY KEY DEFAULT true CONSTRAINT audit_check_is_one CHECK (single),
    at timestamptz NOT NULL,
    verified bigint NOT NULL,
    number bigint NOT NULL,
    broken_number bigint,
    broken_message text,
    CONSTRAINT audit_check_break_is_named CHECK ((broken_number IS NULL) = (broken_message IS NULL))
  );

  -- How far sealed entries have gone to the collector.
  CREATE TABLE audit_forwarding (
    single boolean CONSTRAINT audit_forwarding_pk PRIMARY KEY DEFAULT true
      CONSTRAINT audit_forwarding_is_one CHECK (single),
    -- The last entry that the collector is known to have.
    number bigint NOT NULL DEFAULT 0,
    -- Where the batch before that began: sent again after every fault, since nothing tells a crash from an end.
    resume_from bigint NOT NULL DEFAULT 0,
    -- One forwarder at a time; the lease of one that died runs out.
    holder uuid,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    forwarded_at timestamptz,
    failed_since timestamptz,
    failure text,
    CONSTRAINT audit_forwarding_in_order CHECK (resume_from <= number),
    CONSTRAINT audit_forwarding_failure_is_dated CHECK ((failed_since IS NULL) = (failure IS NULL))
  );
  INSERT INTO audit_forwarding DEFAULT VALUES;
`;

/** The application may not delete entries; this lets go of those only that the guard lets go: archived and half a year old. */
const forgetting = `
  CREATE FUNCTION forget_archived_audit() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    gone bigint;
  BEGIN
    DELETE FROM audit_entry e USING audit_archive a WHERE e.number BETWEEN a.first AND a.last;
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
  END $$;
  REVOKE ALL ON FUNCTION forget_archived_audit FROM PUBLIC;
`;
