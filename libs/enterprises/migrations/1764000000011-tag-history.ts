import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which feed gave each value, which feeds a batch brought, and who gained or lost a tag when. */
export class TagHistory1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Values that are not of the newest stamp of their first feed: {"staff": {"feed": …, "period": …, "on": …, "batch": …}}.
      ALTER TABLE enterprise ADD COLUMN sources jsonb NOT NULL DEFAULT '{}';

      -- The feeds whose facts a batch brought; how fresh a feed is is read from here.
      ALTER TABLE import_batch ADD COLUMN feeds text[] NOT NULL DEFAULT '{}';

      -- What a day brought, on balance: who had no such tag the evening before and has it now, and the other way round.
      CREATE TABLE tag_flow (
        tag text NOT NULL CONSTRAINT tag_flow_tag_fk REFERENCES tag,
        block int NOT NULL,
        day date NOT NULL,
        gained bit(4096) NOT NULL,
        lost bit(4096) NOT NULL,
        CONSTRAINT tag_flow_pk PRIMARY KEY (tag, block, day),
        CONSTRAINT tag_flow_not_both CHECK (bit_count(gained & lost) = 0),
        CONSTRAINT tag_flow_not_empty CHECK (bit_count(gained | lost) > 0)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE tag_flow;
      ALTER TABLE import_batch DROP COLUMN feeds;
      ALTER TABLE enterprise DROP COLUMN sources;
    `);
  }
}
