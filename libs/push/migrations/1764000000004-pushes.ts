import type { MigrationInterface, QueryRunner } from 'typeorm';

const partitions = 64;

/** Notices, pushes, approvals, the ledger in blocks, receipts. */
export class Pushes1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(pushTables);
    await runner.query(ledgerTables);
    for (let part = 0; part < partitions; part++) {
      for (const table of ['delivery_block', 'delivery_reason']) {
        await runner.query(
          `CREATE TABLE ${table}_${part} PARTITION OF ${table} FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${part})`,
        );
      }
    }
    await runner.query(ledgerGuards);
    await runner.query(readerTables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE archived_notice, receipt, coverage_day, delivery_span, audience_block, delivery_reason, delivery_block,
                  approval, push, notice;
       DROP FUNCTION check_delivery_reasons`,
    );
  }
}

const pushTables = `
  CREATE TABLE notice (
    id uuid CONSTRAINT notice_pk PRIMARY KEY,
    department text NOT NULL CONSTRAINT notice_department_fk REFERENCES department,
    kind text NOT NULL CONSTRAINT notice_known_kind CHECK (kind IN ('policy', 'reminder', 'hotNews', 'live')),
    title text NOT NULL CONSTRAINT notice_title_length CHECK (char_length(title) BETWEEN 1 AND 100),
    body text NOT NULL CONSTRAINT notice_body_length CHECK (char_length(body) BETWEEN 1 AND 10000),
    link text,
    created_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE push (
    id uuid CONSTRAINT push_pk PRIMARY KEY,
    -- Given when it is planned, one push at a time: later pushes have higher numbers and commit later.
    sequence bigint CONSTRAINT push_sequence_unique UNIQUE,
    notice uuid NOT NULL CONSTRAINT push_notice_fk REFERENCES notice,
    department text NOT NULL CONSTRAINT push_department_fk REFERENCES department,
    policy text CONSTRAINT push_policy_fk REFERENCES policy,
    item uuid CONSTRAINT push_item_fk REFERENCES policy_item,
    round uuid CONSTRAINT push_round_fk REFERENCES round,
    rule jsonb NOT NULL,
    segments jsonb NOT NULL CONSTRAINT push_has_a_segment CHECK (jsonb_array_length(segments) > 0),
    channels text[] NOT NULL CONSTRAINT push_has_a_channel CHECK (cardinality(channels) > 0),
    state text NOT NULL DEFAULT 'draft'
      CONSTRAINT push_known_state CHECK (state IN ('draft', 'submitted', 'returned', 'withdrawn', 'approved', 'done')),
    content_hash text NOT NULL,
    -- Share (percent) by which the audience may differ from the approved one.
    drift_tolerance int NOT NULL DEFAULT 10 CONSTRAINT push_drift_tolerance_is_percent CHECK (drift_tolerance BETWEEN 0 AND 100),
    population_version bigint,
    dispatched_on date,
    dispatched_at timestamptz,
    created_by uuid NOT NULL CONSTRAINT push_creator_fk REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    submitted_by uuid CONSTRAINT push_submitter_fk REFERENCES person,
    submitted_at timestamptz,
    CONSTRAINT push_planned_is_complete CHECK (
      (state = 'done') = (sequence IS NOT NULL)
      AND (sequence IS NULL) = (dispatched_on IS NULL)
      AND (sequence IS NULL) = (population_version IS NULL)),
    CONSTRAINT push_submitted_has_submitter CHECK (state IN ('draft', 'withdrawn') OR submitted_by IS NOT NULL),
    CONSTRAINT push_item_has_policy CHECK (item IS NULL OR policy IS NOT NULL),
    CONSTRAINT push_round_has_policy CHECK (round IS NULL OR policy IS NOT NULL)
  );
  CREATE INDEX push_by_day ON push (dispatched_on) WHERE sequence IS NOT NULL;
  CREATE INDEX push_of_policy ON push (policy, round) WHERE sequence IS NOT NULL;
  CREATE INDEX push_by_state ON push (state, created_at DESC);

  -- Everything people did to a push, and for a decision what exactly they saw.
  CREATE TABLE approval (
    id uuid CONSTRAINT approval_pk PRIMARY KEY,
    push uuid NOT NULL CONSTRAINT approval_push_fk REFERENCES push ON DELETE CASCADE,
    action text NOT NULL CONSTRAINT approval_known_action
      CHECK (action IN ('submitted', 'withdrawn', 'returned', 'approved', 'drifted')),
    person uuid CONSTRAINT approval_person_fk REFERENCES person,
    submitter uuid CONSTRAINT approval_submitter_fk REFERENCES person,
    content_hash text NOT NULL,
    population_version bigint,
    counts jsonb,
    comment text,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT approval_by_another_person
      CHECK (action NOT IN ('approved', 'returned') OR (submitter IS NOT NULL AND person <> submitter)),
    CONSTRAINT approval_shows_what_was_seen
      CHECK (action <> 'approved' OR (population_version IS NOT NULL AND counts IS NOT NULL))
  );
  CREATE INDEX approval_of_push ON approval (push, at);
`;

const ledgerTables = `
  -- The ledger. push is push.sequence: it orders one block's history without a join.
  CREATE TABLE delivery_block (
    block int NOT NULL,
    push bigint NOT NULL CONSTRAINT delivery_block_push_fk REFERENCES push (sequence),
    channel text NOT NULL CONSTRAINT delivery_block_known_channel CHECK (channel IN ('page')),
    targeted bit(4096) NOT NULL,
    delivered bit(4096) NOT NULL,
    CONSTRAINT delivery_block_pk PRIMARY KEY (block, push, channel),
    CONSTRAINT delivery_block_delivered_inside_targeted CHECK (bit_count(delivered & ~targeted) = 0),
    CONSTRAINT delivery_block_not_empty CHECK (bit_count(targeted) > 0)
  ) PARTITION BY HASH (block);
  CREATE INDEX delivery_block_of_push ON delivery_block (push);

  CREATE TABLE delivery_reason (
    block int NOT NULL,
    push bigint NOT NULL,
    channel text NOT NULL,
    outcome text NOT NULL CONSTRAINT delivery_reason_known_outcome CHECK (outcome IN ('suppressed', 'failed', 'uncertain')),
    reason text NOT NULL,
    members bit(4096) NOT NULL,
    CONSTRAINT delivery_reason_pk PRIMARY KEY (block, push, channel, outcome, reason),
    CONSTRAINT delivery_reason_of_delivery FOREIGN KEY (block, push, channel) REFERENCES delivery_block,
    CONSTRAINT delivery_reason_not_empty CHECK (bit_count(members) > 0)
  ) PARTITION BY HASH (block);
  CREATE INDEX delivery_reason_of_push ON delivery_reason (push);

  -- What the rule said when the push was planned, the undetermined included.
  CREATE TABLE audience_block (
    push bigint NOT NULL CONSTRAINT audience_block_push_fk REFERENCES push (sequence),
    segment text NOT NULL CONSTRAINT audience_block_known_segment
      CHECK (segment IN ('eligible', 'undetermined', 'needsPerson', 'nearMiss', 'alreadyTold')),
    block int NOT NULL,
    members bit(4096) NOT NULL,
    CONSTRAINT audience_block_pk PRIMARY KEY (push, segment, block),
    CONSTRAINT audience_block_not_empty CHECK (bit_count(members) > 0)
  );

  -- Union of the deliveries of 64 consecutive pushes: an inbox skips what holds nothing for it. Derived, can be rebuilt.
  CREATE TABLE delivery_span (
    block int NOT NULL,
    span bigint NOT NULL,
    delivered bit(4096) NOT NULL,
    CONSTRAINT delivery_span_pk PRIMARY KEY (block, span),
    CONSTRAINT delivery_span_not_empty CHECK (bit_count(delivered) > 0)
  );

  -- Union of a day's deliveries per scope ('*' the district, else a department): derived, can be rebuilt.
  CREATE TABLE coverage_day (
    scope text NOT NULL,
    day date NOT NULL,
    block int NOT NULL,
    delivered bit(4096) NOT NULL,
    CONSTRAINT coverage_day_pk PRIMARY KEY (scope, day, block),
    CONSTRAINT coverage_day_not_empty CHECK (bit_count(delivered) > 0)
  );
`;

const ledgerGuards = `
  -- Outcomes of one block are disjoint and inside what was targeted: targeted = delivered + reasons + pending.
  CREATE FUNCTION check_delivery_reasons() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    target bit(4096);
    settled bit(4096);
    reason record;
  BEGIN
    SELECT targeted, delivered INTO target, settled FROM delivery_block
      WHERE block = NEW.block AND push = NEW.push AND channel = NEW.channel;
    FOR reason IN SELECT members FROM delivery_reason
      WHERE block = NEW.block AND push = NEW.push AND channel = NEW.channel
    LOOP
      IF bit_count(reason.members & settled) > 0 OR bit_count(reason.members & ~target) > 0 THEN
        RAISE EXCEPTION 'outcomes of block %, push %, channel % overlap or leave the target', NEW.block, NEW.push, NEW.channel
          USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_outcomes_are_disjoint';
      END IF;
      settled := settled | reason.members;
    END LOOP;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER delivery_reasons_are_disjoint AFTER INSERT OR UPDATE ON delivery_reason
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_delivery_reasons();
  CREATE CONSTRAINT TRIGGER delivery_and_reasons_are_disjoint AFTER UPDATE ON delivery_block
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_delivery_reasons();
`;

const readerTables = `
  CREATE TABLE receipt (
    enterprise int NOT NULL CONSTRAINT receipt_enterprise_fk REFERENCES enterprise,
    push bigint NOT NULL CONSTRAINT receipt_push_fk REFERENCES push (sequence),
    person uuid NOT NULL CONSTRAINT receipt_person_fk REFERENCES person,
    kind text NOT NULL CONSTRAINT receipt_known_kind CHECK (kind IN ('arrived', 'seen', 'read', 'clicked', 'confirmed')),
    channel text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT receipt_pk PRIMARY KEY (enterprise, push, person, kind, channel)
  );
  CREATE INDEX receipt_of_push ON receipt (push, kind);

  -- A person puts a message away; taking it out again deletes the row.
  CREATE TABLE archived_notice (
    enterprise int NOT NULL CONSTRAINT archived_notice_enterprise_fk REFERENCES enterprise,
    push bigint NOT NULL CONSTRAINT archived_notice_push_fk REFERENCES push (sequence),
    person uuid NOT NULL CONSTRAINT archived_notice_person_fk REFERENCES person,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT archived_notice_pk PRIMARY KEY (enterprise, push, person)
  );
`;
