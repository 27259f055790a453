import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for a copy of one's data and for their erasure, and enterprises of which everything personal is erased. */
export class PrivacyRequests1764000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(erasedEnterprises);
    await runner.query(requests);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE erased_code, privacy_request;
      DROP TRIGGER enterprise_change_is_kept_unless_erased ON enterprise_change;
      DROP TRIGGER enterprise_change_is_append_only ON enterprise_change;
      CREATE TRIGGER enterprise_change_is_append_only BEFORE UPDATE OR DELETE ON enterprise_change
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      DROP TRIGGER membership_keeps_legal_representative ON membership;
      CREATE TRIGGER membership_keeps_legal_representative AFTER DELETE OR UPDATE OF role ON membership
        FOR EACH ROW WHEN (OLD.role = 'legalRepresentative') EXECUTE FUNCTION keep_legal_representative();
      DROP TRIGGER enterprise_erased_stays ON enterprise;
      DROP FUNCTION is_erased(int), keep_unless_erased();
      ALTER TABLE enterprise DROP COLUMN erased_at;
    `);
  }
}

const erasedEnterprises = `
  -- The ordinal stays, because the ledger counts it; nothing that says whose it was does.
  ALTER TABLE enterprise
    ADD COLUMN erased_at timestamptz,
    ADD CONSTRAINT enterprise_erased_holds_nothing CHECK (erased_at IS NULL OR (
      uscc = lpad(ordinal::text, 18, '0') AND facts = '{}' AND feeds = '{}' AND sources = '{}'
      AND num_nonnulls(town, industry, registration_type, established) = 0 AND status <> 'active'));
  CREATE TRIGGER enterprise_erased_stays BEFORE UPDATE ON enterprise
    FOR EACH ROW WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

  CREATE FUNCTION is_erased(which int) RETURNS boolean LANGUAGE sql STABLE AS
    'SELECT EXISTS (SELECT FROM enterprise WHERE ordinal = which AND erased_at IS NOT NULL)';
  CREATE FUNCTION keep_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF is_erased(OLD.ordinal) THEN RETURN OLD; END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END $$;
  DROP TRIGGER enterprise_change_is_append_only ON enterprise_change;
  CREATE TRIGGER enterprise_change_is_append_only BEFORE UPDATE ON enterprise_change
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER enterprise_change_is_kept_unless_erased BEFORE DELETE ON enterprise_change
    FOR EACH ROW EXECUTE FUNCTION keep_unless_erased();

  -- Nobody decides for an enterprise that is nobody's any more.
  DROP TRIGGER membership_keeps_legal_representative ON membership;
  CREATE TRIGGER membership_keeps_legal_representative AFTER DELETE OR UPDATE OF role ON membership
    FOR EACH ROW WHEN (OLD.role = 'legalRepresentative' AND NOT is_erased(OLD.enterprise))
    EXECUTE FUNCTION keep_legal_representative();
`;

const requests = `
  CREATE TABLE privacy_request (
    id uuid CONSTRAINT privacy_request_pk PRIMARY KEY,
    enterprise int NOT NULL CONSTRAINT privacy_request_enterprise_fk REFERENCES enterprise,
    kind text NOT NULL CONSTRAINT privacy_request_known_kind CHECK (kind IN ('copy', 'erasure')),
    -- Which case of 个人信息保护法 第四十七条第一款 an erasure rests on, and what the person says to it.
    ground text,
    reason text,
    requested_by uuid NOT NULL CONSTRAINT privacy_request_requester_fk REFERENCES person,
    requested_at timestamptz NOT NULL,
    due date NOT NULL,
    state text NOT NULL DEFAULT 'open',
    -- Raised with every change: whoever decides says which one they read.
    version int NOT NULL DEFAULT 1,
    decided_by uuid CONSTRAINT privacy_request_decider_fk REFERENCES person,
    decided_at timestamptz,
    answer text,
    remedy text,
    settled_at timestamptz,
    copy sealed_text,
    copy_until timestamptz,
    CONSTRAINT privacy_request_state_fits_kind CHECK (
      (kind = 'copy' AND state IN ('open', 'ready', 'expired', 'withdrawn'))
      OR (kind = 'erasure' AND state IN ('open', 'approved', 'refused', 'withdrawn', 'done'))),
    CONSTRAINT privacy_request_erasure_names_its_ground CHECK ((kind = 'erasure') = (ground IS NOT NULL)),
    CONSTRAINT privacy_request_decided_by_somebody CHECK (
      (state IN ('approved', 'refused', 'done')) = (decided_by IS NOT NULL)
      AND num_nulls(decided_by, decided_at, answer) IN (0, 3)),
    CONSTRAINT privacy_request_not_decided_by_whoever_asked CHECK (decided_by <> requested_by),
    CONSTRAINT privacy_request_refusal_names_the_remedy CHECK ((state = 'refused') = (remedy IS NOT NULL)),
    CONSTRAINT privacy_request_settled_when_it_ends CHECK ((state IN ('open', 'approved')) = (settled_at IS NULL)),
    CONSTRAINT privacy_request_copy_is_there_while_ready CHECK (
      (state = 'ready') = (copy IS NOT NULL) AND (state = 'ready') = (copy_until IS NOT NULL))
  );
  CREATE UNIQUE INDEX privacy_request_one_open_of_a_kind ON privacy_request (enterprise, kind)
    WHERE state IN ('open', 'approved');
  CREATE INDEX privacy_request_by_urgency ON privacy_request (due) WHERE state IN ('open', 'approved');
  CREATE INDEX privacy_request_copies ON privacy_request (copy_until) WHERE state = 'ready';

  -- By what an erased code is recognised when a feed delivers it again: a keyed hash, from which it can't be read.
  CREATE TABLE erased_code (
    request uuid CONSTRAINT erased_code_pk PRIMARY KEY CONSTRAINT erased_code_request_fk REFERENCES privacy_request,
    code_index text NOT NULL CONSTRAINT erased_code_is_hashed
      CHECK (code_index ~ '^[a-z0-9-]{1,20}:hmac-sha256:[A-Za-z0-9+/]{43}=$'),
    -- Who lets it be registered anew, as an enterprise of its own, and why.
    readmitted_by uuid CONSTRAINT erased_code_readmitter_fk REFERENCES person,
    readmitted_at timestamptz,
    readmission text,
    CONSTRAINT erased_code_readmitted_wholly CHECK (num_nulls(readmitted_by, readmitted_at, readmission) IN (0, 3))
  );
  CREATE INDEX erased_code_refused ON erased_code (code_index) WHERE readmitted_at IS NULL;
`;
