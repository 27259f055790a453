import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests of enterprises to put right what the registry says of them (数据纠错), and what came of each. */
export class Corrections1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE correction (
        id uuid CONSTRAINT correction_pk PRIMARY KEY,
        enterprise int NOT NULL CONSTRAINT correction_enterprise_fk REFERENCES enterprise,
        fact text,
        tag text,
        CONSTRAINT correction_is_about_one_thing CHECK (num_nonnulls(fact, tag) = 1),
        -- The value as it stood and as it should be; a derived tag has no value that could be written.
        stood jsonb,
        proposed jsonb,
        CONSTRAINT correction_of_a_fact_proposes_a_value CHECK (fact IS NULL OR proposed IS NOT NULL),
        reason text NOT NULL CONSTRAINT correction_says_why CHECK (reason <> ''),
        attachment uuid CONSTRAINT correction_attachment_fk REFERENCES stored_file,
        department text NOT NULL CONSTRAINT correction_department_fk REFERENCES department,
        requested_by uuid NOT NULL CONSTRAINT correction_requester_fk REFERENCES person,
        requested_at timestamptz NOT NULL,
        due date NOT NULL,
        state text NOT NULL DEFAULT 'open'
          CONSTRAINT correction_known_state CHECK (state IN ('open', 'accepted', 'rejected', 'withdrawn')),
        -- Raised with every change: whoever answers says which one they read.
        version int NOT NULL DEFAULT 1,
        answer text,
        settled_by uuid CONSTRAINT correction_settler_fk REFERENCES person,
        settled_at timestamptz,
        CONSTRAINT correction_settled_by_somebody CHECK (
          (state = 'open') = (settled_by IS NULL) AND (settled_by IS NULL) = (settled_at IS NULL)),
        CONSTRAINT correction_answered_in_words CHECK ((state IN ('accepted', 'rejected')) = (answer IS NOT NULL)),
        -- The change of the registry that an accepted one led to.
        batch uuid CONSTRAINT correction_batch_fk REFERENCES import_batch,
        CONSTRAINT correction_writes_when_accepted CHECK (batch IS NULL OR state = 'accepted'),
        -- When the enterprise first read the answer.
        seen_at timestamptz
      );
      CREATE UNIQUE INDEX correction_one_open_per_fact ON correction (enterprise, fact) WHERE state = 'open' AND fact IS NOT NULL;
      CREATE UNIQUE INDEX correction_one_open_per_tag ON correction (enterprise, tag) WHERE state = 'open' AND tag IS NOT NULL;
      CREATE INDEX correction_of_enterprise ON correction (enterprise, requested_at DESC);
      CREATE INDEX correction_of_department ON correction (department, due) WHERE state = 'open';

      -- Settled is settled: a later answer would be another request.
      CREATE FUNCTION keep_settled_correction() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> 'open' AND (NEW.state, NEW.answer, NEW.settled_by, NEW.settled_at, NEW.proposed, NEW.reason)
           IS DISTINCT FROM (OLD.state, OLD.answer, OLD.settled_by, OLD.settled_at, OLD.proposed, OLD.reason) THEN
          RAISE EXCEPTION 'a settled correction stays as it is' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER correction_settled_stays BEFORE UPDATE ON correction
        FOR EACH ROW EXECUTE FUNCTION keep_settled_correction();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE correction; DROP FUNCTION keep_settled_correction');
  }
}
