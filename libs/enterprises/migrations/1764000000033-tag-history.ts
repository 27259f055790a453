import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who gained and lost a tag on which day, how many had it, and when it was in use. */
export class TagHistory1764000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The day as of which a tag's blocks were last computed; NULL: never, or it was out of use meanwhile.
      ALTER TABLE tag ADD COLUMN population_day date;

      -- What a day brought, on balance: who had no such tag the evening before and has it now, and the other way round.
      CREATE TABLE tag_flow (
        tag text NOT NULL CONSTRAINT tag_flow_tag_fk REFERENCES tag,
        block int NOT NULL,
        day date NOT NULL,
        gained bit(4096) NOT NULL,
        lost bit(4096) NOT NULL,
        CONSTRAINT tag_flow_pk PRIMARY KEY (tag, day, block),
        CONSTRAINT tag_flow_not_both CHECK (bit_count(gained & lost) = 0),
        CONSTRAINT tag_flow_not_empty CHECK (bit_count(gained | lost) > 0)
      );

      -- How many had it at the end of a day.
      CREATE TABLE tag_day (
        tag text NOT NULL CONSTRAINT tag_day_tag_fk REFERENCES tag,
        day date NOT NULL,
        members int NOT NULL,
        undetermined int NOT NULL,
        -- Its rule became another one on this day: then that, too, makes enterprises gain and lose it.
        rule_changed boolean NOT NULL,
        CONSTRAINT tag_day_pk PRIMARY KEY (tag, day)
      );

      -- When a definition was in use; one that comes back begins again.
      CREATE TABLE tag_use (
        tag text NOT NULL CONSTRAINT tag_use_tag_fk REFERENCES tag,
        since date NOT NULL,
        -- The first day on which it was not in use any more.
        until date,
        CONSTRAINT tag_use_pk PRIMARY KEY (tag, since),
        CONSTRAINT tag_use_ends_after_it_began CHECK (until >= since)
      );
      CREATE UNIQUE INDEX tag_use_one_at_a_time ON tag_use (tag) WHERE until IS NULL;
      INSERT INTO tag_use (tag, since, until)
      SELECT code, (introduced_at AT TIME ZONE 'Asia/Shanghai')::date, (retired_at AT TIME ZONE 'Asia/Shanghai')::date FROM tag;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE tag_use, tag_day, tag_flow;
      ALTER TABLE tag DROP COLUMN population_day;
    `);
  }
}
