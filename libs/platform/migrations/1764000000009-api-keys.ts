import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys for machines: each answers for a person, and is given by another. */
export class ApiKeys1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_key (
        id uuid CONSTRAINT api_key_pk PRIMARY KEY,
        name text NOT NULL CONSTRAINT api_key_name_length CHECK (char_length(name) BETWEEN 1 AND 50),
        kind text NOT NULL CONSTRAINT api_key_known_kind CHECK (kind IN ('live', 'test')),
        -- How people recognise it; the rest of the token is nowhere.
        prefix text NOT NULL,
        hash bytea NOT NULL CONSTRAINT api_key_hash_unique UNIQUE
          CONSTRAINT api_key_is_hashed CHECK (octet_length(hash) = 32),
        person uuid NOT NULL CONSTRAINT api_key_person_fk REFERENCES person,
        department text CONSTRAINT api_key_department_fk REFERENCES department,
        permissions text[] NOT NULL CONSTRAINT api_key_has_a_permission CHECK (cardinality(permissions) > 0),
        -- Networks it may be used from; empty means any.
        networks cidr[] NOT NULL DEFAULT '{}',
        created_by uuid NOT NULL CONSTRAINT api_key_creator_fk REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid CONSTRAINT api_key_revoker_fk REFERENCES person,
        last_used_at timestamptz,
        last_used_from text,
        CONSTRAINT api_key_not_for_oneself CHECK (created_by <> person),
        CONSTRAINT api_key_lives_two_years_at_most CHECK (expires_at <= created_at + interval '2 years'),
        CONSTRAINT api_key_ends_after_start CHECK (expires_at > created_at),
        CONSTRAINT api_key_revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      );
      CREATE INDEX api_key_newest ON api_key (created_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_key');
  }
}
