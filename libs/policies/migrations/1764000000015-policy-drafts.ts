import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies written in pages: documents, drafts with what was done to them, origin, repeal and supersession. */
export class PolicyDrafts1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(policyColumns);
    await runner.query(documentTables);
    await runner.query(draftTables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE policy_draft_step, policy_draft;
      ALTER TABLE policy_version DROP COLUMN profile, DROP COLUMN document, DROP COLUMN origin;
      DROP TABLE policy_document;
      ALTER TABLE policy DROP COLUMN origin, DROP COLUMN superseded_by, DROP COLUMN repealed_on,
        DROP COLUMN repeal_reason, DROP COLUMN repealed_by`);
  }
}

const policyColumns = `
  ALTER TABLE policy
    -- Where the policy is kept: in the operator's file, or, once taken over, by its department in pages.
    ADD COLUMN origin text NOT NULL DEFAULT 'file' CONSTRAINT policy_known_origin CHECK (origin IN ('file', 'editor')),
    ADD COLUMN superseded_by text CONSTRAINT policy_superseded_by_fk REFERENCES policy,
    ADD COLUMN repealed_on date,
    ADD COLUMN repeal_reason text,
    ADD COLUMN repealed_by uuid CONSTRAINT policy_repealed_by_fk REFERENCES person,
    ADD CONSTRAINT policy_supersedes_another CHECK (superseded_by <> code),
    ADD CONSTRAINT policy_repeal_is_complete CHECK (
      (repealed_on IS NULL) = (repeal_reason IS NULL) AND (repealed_on IS NULL) = (repealed_by IS NULL));
`;

const documentTables = `
  -- The document as published, and its text beside it; without a file when the text was pasted by hand.
  CREATE TABLE policy_document (
    id uuid CONSTRAINT policy_document_pk PRIMARY KEY,
    department text NOT NULL CONSTRAINT policy_document_department_fk REFERENCES department,
    name text NOT NULL CONSTRAINT policy_document_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
    kind text NOT NULL CONSTRAINT policy_document_known_kind CHECK (kind IN ('pdf', 'docx', 'text')),
    file uuid CONSTRAINT policy_document_file_fk REFERENCES stored_file,
    body text NOT NULL,
    body_from text NOT NULL CONSTRAINT policy_document_known_source CHECK (body_from IN ('file', 'hand', 'nothing')),
    remark text,
    created_by uuid NOT NULL CONSTRAINT policy_document_creator_fk REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT policy_document_has_file_or_is_text CHECK ((kind = 'text') = (file IS NULL)),
    CONSTRAINT policy_document_says_whether_it_has_text CHECK ((body_from = 'nothing') = (body = ''))
  );

  ALTER TABLE policy_version
    ADD COLUMN origin text NOT NULL DEFAULT 'file'
      CONSTRAINT policy_version_known_origin CHECK (origin IN ('file', 'editor')),
    ADD COLUMN profile jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN document uuid CONSTRAINT policy_version_document_fk REFERENCES policy_document;
`;

const draftTables = `
  CREATE TABLE policy_draft (
    id uuid CONSTRAINT policy_draft_pk PRIMARY KEY,
    department text NOT NULL CONSTRAINT policy_draft_department_fk REFERENCES department,
    -- The policy that gets a new version; null for one that does not exist yet.
    policy text CONSTRAINT policy_draft_policy_fk REFERENCES policy,
    content jsonb NOT NULL,
    -- Raised with each save: whoever saves over a revision they have not seen is told so.
    revision int NOT NULL DEFAULT 1 CONSTRAINT policy_draft_revision_positive CHECK (revision > 0),
    state text NOT NULL DEFAULT 'draft'
      CONSTRAINT policy_draft_known_state CHECK (state IN ('draft', 'submitted', 'returned', 'approved')),
    created_by uuid NOT NULL CONSTRAINT policy_draft_creator_fk REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    saved_by uuid NOT NULL CONSTRAINT policy_draft_saver_fk REFERENCES person,
    saved_at timestamptz NOT NULL DEFAULT now(),
    submitted_by uuid CONSTRAINT policy_draft_submitter_fk REFERENCES person,
    submitted_at timestamptz,
    CONSTRAINT policy_draft_submitted_has_submitter CHECK (state = 'draft' OR submitted_by IS NOT NULL),
    CONSTRAINT policy_draft_approved_has_policy CHECK (state <> 'approved' OR policy IS NOT NULL)
  );
  -- Two people don't write two next versions of one policy side by side.
  CREATE UNIQUE INDEX policy_draft_one_open_per_policy ON policy_draft (policy) WHERE state <> 'approved';
  CREATE INDEX policy_draft_of_department ON policy_draft (department, state, saved_at DESC);

  CREATE TABLE policy_draft_step (
    id uuid CONSTRAINT policy_draft_step_pk PRIMARY KEY,
    draft uuid NOT NULL CONSTRAINT policy_draft_step_draft_fk REFERENCES policy_draft ON DELETE CASCADE,
    action text NOT NULL CONSTRAINT policy_draft_step_known_action
      CHECK (action IN ('submitted', 'withdrawn', 'returned', 'approved')),
    person uuid NOT NULL CONSTRAINT policy_draft_step_person_fk REFERENCES person,
    submitter uuid CONSTRAINT policy_draft_step_submitter_fk REFERENCES person,
    revision int NOT NULL,
    comment text,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT policy_draft_step_by_another_person
      CHECK (action NOT IN ('approved', 'returned') OR (submitter IS NOT NULL AND person <> submitter)),
    CONSTRAINT policy_draft_step_return_says_why CHECK (action <> 'returned' OR comment IS NOT NULL)
  );
  CREATE INDEX policy_draft_step_of_draft ON policy_draft_step (draft, at);
`;
