import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What enterprises declare of themselves, the views people keep of lists, and the versions of the dictionaries. */
export class DeclaredFacts1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Only for an enterprise's own check-up: no set, audience or export is ever made of these rows.
      CREATE TABLE declared_fact (
        id uuid CONSTRAINT declared_fact_pk PRIMARY KEY,
        enterprise int NOT NULL CONSTRAINT declared_fact_enterprise_fk REFERENCES enterprise,
        fact text NOT NULL,
        value jsonb NOT NULL CONSTRAINT declared_fact_has_a_value CHECK (value <> 'null'),
        declared_by uuid NOT NULL CONSTRAINT declared_fact_person_fk REFERENCES person,
        declared_at timestamptz NOT NULL,
        -- Withdrawn, or replaced by a later declaration.
        ended_by uuid CONSTRAINT declared_fact_ender_fk REFERENCES person,
        ended_at timestamptz,
        CONSTRAINT declared_fact_ended_by_somebody CHECK ((ended_at IS NULL) = (ended_by IS NULL))
      );
      CREATE UNIQUE INDEX declared_fact_one_at_a_time ON declared_fact (enterprise, fact) WHERE ended_at IS NULL;

      -- A list as somebody narrowed it, under a name.
      CREATE TABLE saved_view (
        id uuid CONSTRAINT saved_view_pk PRIMARY KEY,
        person uuid NOT NULL CONSTRAINT saved_view_person_fk REFERENCES person,
        list text NOT NULL,
        name text NOT NULL CONSTRAINT saved_view_named CHECK (name <> ''),
        address text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT saved_view_name_unique UNIQUE (person, list, name)
      );

      -- The words that rules, imports and pages speak, as they were; a version for every change of a file.
      CREATE TABLE dictionary_version (
        dictionary text NOT NULL CONSTRAINT dictionary_version_known_dictionary
          CHECK (dictionary IN ('facts', 'tags', 'industries', 'towns', 'registrationTypes')),
        number int NOT NULL CONSTRAINT dictionary_version_counts_from_one CHECK (number >= 1),
        digest text NOT NULL,
        entries jsonb NOT NULL,
        in_force_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT dictionary_version_pk PRIMARY KEY (dictionary, number)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dictionary_version, saved_view, declared_fact');
  }
}
