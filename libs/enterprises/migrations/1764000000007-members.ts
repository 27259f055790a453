import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose hand an enterprise is in: its legal representative, who invites members and agents. */
export class Members1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE membership
        ADD COLUMN role text NOT NULL DEFAULT 'member' CONSTRAINT membership_known_role
          CHECK (role IN ('legalRepresentative', 'member', 'agent')),
        ADD COLUMN admitted_by uuid CONSTRAINT membership_admitted_by_fk REFERENCES person;

      CREATE TABLE enterprise_claim (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT enterprise_claim_pk PRIMARY KEY,
        enterprise int NOT NULL CONSTRAINT enterprise_claim_enterprise_fk REFERENCES enterprise,
        person uuid NOT NULL CONSTRAINT enterprise_claim_person_fk REFERENCES person,
        at timestamptz NOT NULL DEFAULT now(),
        proof text NOT NULL,
        proven boolean NOT NULL
      );
      CREATE INDEX enterprise_claim_of_person ON enterprise_claim (person, at);

      CREATE TABLE invitation (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT invitation_pk PRIMARY KEY,
        -- SHA-256 of the code that was told once.
        code bytea NOT NULL CONSTRAINT invitation_code_unique UNIQUE
          CONSTRAINT invitation_code_is_hashed CHECK (octet_length(code) = 32),
        enterprise int NOT NULL CONSTRAINT invitation_enterprise_fk REFERENCES enterprise,
        role text NOT NULL CONSTRAINT invitation_known_role
          CHECK (role IN ('legalRepresentative', 'member', 'agent')),
        note text NOT NULL,
        invited_by uuid NOT NULL CONSTRAINT invitation_invited_by_fk REFERENCES person,
        invited_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_by uuid CONSTRAINT invitation_accepted_by_fk REFERENCES person,
        accepted_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT invitation_expires_later CHECK (expires_at > invited_at),
        CONSTRAINT invitation_accepted_by_somebody CHECK ((accepted_by IS NULL) = (accepted_at IS NULL)),
        CONSTRAINT invitation_ends_one_way CHECK (accepted_at IS NULL OR withdrawn_at IS NULL)
      );
      CREATE INDEX invitation_of_enterprise ON invitation (enterprise, invited_at);

      -- Without a legal representative nobody could admit or remove anybody any more.
      CREATE FUNCTION keep_legal_representative() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(7310099, OLD.enterprise);
        IF NOT EXISTS (SELECT FROM membership WHERE enterprise = OLD.enterprise AND role = 'legalRepresentative') THEN
          RAISE EXCEPTION 'the last legal representative stays'
            USING ERRCODE = '23514', CONSTRAINT = 'membership_keeps_legal_representative';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER membership_keeps_legal_representative AFTER DELETE OR UPDATE OF role ON membership
        FOR EACH ROW WHEN (OLD.role = 'legalRepresentative') EXECUTE FUNCTION keep_legal_representative();
      CREATE TRIGGER membership_tells_identity AFTER INSERT OR UPDATE OR DELETE ON membership
        FOR EACH ROW EXECUTE FUNCTION tell_identity('person');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER membership_keeps_legal_representative ON membership;
      DROP TRIGGER membership_tells_identity ON membership;
      DROP FUNCTION keep_legal_representative;
      DROP TABLE invitation, enterprise_claim;
      ALTER TABLE membership DROP COLUMN role, DROP COLUMN admitted_by;
    `);
  }
}
