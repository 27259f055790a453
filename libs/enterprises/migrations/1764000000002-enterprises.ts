import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registry, its history, imports, tags, and the column cache of the population. */
export class Enterprises1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row: the next ordinal and the version that every change of the registry raises.
      CREATE TABLE population (
        only_row boolean CONSTRAINT population_pk PRIMARY KEY DEFAULT true CONSTRAINT population_has_one_row CHECK (only_row),
        next_ordinal int NOT NULL DEFAULT 0,
        version bigint NOT NULL DEFAULT 0,
        -- Digest of the fact catalogue the column segments were built with; another one means: build anew.
        catalogue text NOT NULL DEFAULT ''
      );
      INSERT INTO population DEFAULT VALUES;

      CREATE TABLE import_batch (
        id uuid CONSTRAINT import_batch_pk PRIMARY KEY,
        file_name text NOT NULL,
        file uuid CONSTRAINT import_batch_file_fk REFERENCES stored_file ON DELETE SET NULL,
        file_size bigint NOT NULL,
        feed text,
        period text,
        empty_cells text NOT NULL CONSTRAINT import_batch_known_empty_cells CHECK (empty_cells IN ('keep', 'clear')),
        generated boolean NOT NULL DEFAULT false,
        state text NOT NULL DEFAULT 'queued'
          CONSTRAINT import_batch_known_state CHECK (state IN ('queued', 'running', 'done', 'failed')),
        tries int NOT NULL DEFAULT 0,
        progress jsonb NOT NULL DEFAULT '{"rows": 0, "percent": 0, "step": "排队中"}',
        inserted int NOT NULL DEFAULT 0,
        updated int NOT NULL DEFAULT 0,
        unchanged int NOT NULL DEFAULT 0,
        rejected int NOT NULL DEFAULT 0,
        warnings jsonb NOT NULL DEFAULT '[]',
        fault text,
        population_version bigint,
        created_by uuid CONSTRAINT import_batch_person_fk REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        heartbeat_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT import_batch_failed_says_why CHECK ((state = 'failed') = (fault IS NOT NULL))
      );
      CREATE INDEX import_batch_newest ON import_batch (created_at DESC);

      CREATE TABLE import_rejection (
        batch uuid NOT NULL CONSTRAINT import_rejection_batch_fk REFERENCES import_batch ON DELETE CASCADE,
        row int NOT NULL,
        number int NOT NULL,
        column_name text,
        value text,
        reason text NOT NULL,
        CONSTRAINT import_rejection_pk PRIMARY KEY (batch, row, number)
      );

      CREATE TABLE enterprise (
        ordinal int CONSTRAINT enterprise_pk PRIMARY KEY CONSTRAINT enterprise_ordinal_not_negative CHECK (ordinal >= 0),
        -- Compared byte by byte, so that the unique index also finds codes by their beginning.
        uscc text COLLATE "C" NOT NULL CONSTRAINT enterprise_uscc_unique UNIQUE
          CONSTRAINT enterprise_uscc_well_formed CHECK (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
        name text NOT NULL,
        town text,
        industry text,
        registration_type text,
        established date,
        status text NOT NULL DEFAULT 'active'
          CONSTRAINT enterprise_known_status CHECK (status IN ('active', 'deregistered', 'merged')),
        merged_into int CONSTRAINT enterprise_heir_fk REFERENCES enterprise
          CONSTRAINT enterprise_is_not_its_own_heir CHECK (merged_into <> ordinal),
        facts jsonb NOT NULL DEFAULT '{}',
        -- Per feed: {"period": …, "on": day of the import, "batch": …}; says how old each fact is.
        feeds jsonb NOT NULL DEFAULT '{}',
        generated boolean NOT NULL DEFAULT false,
        registered_by uuid NOT NULL CONSTRAINT enterprise_batch_fk REFERENCES import_batch,
        registered_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT enterprise_merged_has_heir CHECK ((status = 'merged') = (merged_into IS NOT NULL))
      );
      CREATE INDEX enterprise_heirs ON enterprise (merged_into) WHERE merged_into IS NOT NULL;

      -- What a batch changed, as the values that stood before: the past is the present with these put back.
      CREATE TABLE enterprise_change (
        batch uuid NOT NULL CONSTRAINT enterprise_change_batch_fk REFERENCES import_batch,
        ordinal int NOT NULL CONSTRAINT enterprise_change_enterprise_fk REFERENCES enterprise,
        before jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT enterprise_change_pk PRIMARY KEY (ordinal, batch)
      );
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER enterprise_change_is_append_only BEFORE UPDATE OR DELETE ON enterprise_change
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE membership (
        person uuid NOT NULL CONSTRAINT membership_person_fk REFERENCES person,
        enterprise int NOT NULL CONSTRAINT membership_enterprise_fk REFERENCES enterprise,
        since timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT membership_pk PRIMARY KEY (person, enterprise)
      );
      CREATE INDEX membership_of_enterprise ON membership (enterprise);

      CREATE TABLE tag (
        code text CONSTRAINT tag_pk PRIMARY KEY,
        label text NOT NULL,
        tag_group text NOT NULL,
        rule jsonb NOT NULL,
        members int NOT NULL DEFAULT 0,
        undetermined int NOT NULL DEFAULT 0,
        population_version bigint,
        introduced_at timestamptz NOT NULL DEFAULT now(),
        retired_at timestamptz
      );

      CREATE TABLE tag_block (
        tag text NOT NULL CONSTRAINT tag_block_tag_fk REFERENCES tag,
        block int NOT NULL,
        members bit(4096) NOT NULL,
        possible bit(4096) NOT NULL,
        CONSTRAINT tag_block_pk PRIMARY KEY (tag, block),
        CONSTRAINT tag_block_members_are_possible CHECK (bit_count(members & ~possible) = 0),
        CONSTRAINT tag_block_not_empty CHECK (bit_count(possible) > 0)
      );

      -- The version at which anything in a block last changed.
      CREATE TABLE population_block (
        block int CONSTRAINT population_block_pk PRIMARY KEY,
        version bigint NOT NULL
      );

      -- A cache that can be rebuilt from enterprise at any time.
      CREATE TABLE column_segment (
        fact text NOT NULL,
        block int NOT NULL,
        version bigint NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT column_segment_pk PRIMARY KEY (fact, block)
      );
      ALTER TABLE column_segment ALTER COLUMN bytes SET STORAGE EXTERNAL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE column_segment, population_block, tag_block, tag, membership, enterprise_change, enterprise,
                  import_rejection, import_batch, population;
       DROP FUNCTION refuse_change`,
    );
  }
}
