import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts of the identity provider, sessions, dated grants that keep the administrators apart, deputies. */
export class Identity1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(people);
    await runner.query(grants);
    await runner.query(deputies);
    await runner.query(sessions);
    await runner.query(notifications);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE session, sign_in_attempt, account, deputy;
      DROP TRIGGER role_grant_keeps_roles_apart ON role_grant;
      DROP TRIGGER role_grant_tells_identity ON role_grant;
      DROP TRIGGER role_grant_tells_deputies ON role_grant;
      DROP TRIGGER person_tells_identity ON person;
      DROP TRIGGER person_ends_sessions ON person;
      DROP FUNCTION keep_roles_apart, keep_deputies_apart, tell_identity, tell_deputies, end_sessions;
      ALTER TABLE role_grant DROP COLUMN id, DROP COLUMN granted_by, DROP COLUMN granted_at,
        DROP COLUMN ended_at, DROP COLUMN ended_by,
        ADD CONSTRAINT role_grant_pk PRIMARY KEY (person, role, starts);
      ALTER TABLE person DROP COLUMN ended_at, DROP COLUMN ended_by, DROP COLUMN created_by;
    `);
  }
}

const people = `
  ALTER TABLE person
    ADD COLUMN created_by uuid CONSTRAINT person_created_by_fk REFERENCES person,
    ADD COLUMN ended_at timestamptz,
    ADD COLUMN ended_by uuid CONSTRAINT person_ended_by_fk REFERENCES person,
    ADD CONSTRAINT person_not_ended_by_themselves CHECK (ended_by <> id);

  -- Who signs in is told by issuer and subject, never by a name.
  CREATE TABLE account (
    issuer text NOT NULL,
    subject text NOT NULL,
    person uuid NOT NULL CONSTRAINT account_person_fk REFERENCES person,
    bound_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT account_pk PRIMARY KEY (issuer, subject),
    CONSTRAINT account_one_per_person_and_issuer UNIQUE (person, issuer)
  );`;

const grants = `
  ALTER TABLE role_grant
    DROP CONSTRAINT role_grant_pk,
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT role_grant_pk PRIMARY KEY,
    ADD COLUMN granted_by uuid CONSTRAINT role_grant_granted_by_fk REFERENCES person,
    ADD COLUMN granted_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN ended_at timestamptz,
    ADD COLUMN ended_by uuid CONSTRAINT role_grant_ended_by_fk REFERENCES person,
    ADD CONSTRAINT role_grant_not_to_oneself CHECK (granted_by <> person),
    ADD CONSTRAINT role_grant_not_ended_by_oneself CHECK (ended_by <> person);
  CREATE INDEX role_grant_of_person ON role_grant (person);

  -- 等保 2.0 三员分立: an administrator has that one role and no other; nobody has a role twice at once.
  CREATE FUNCTION keep_roles_apart() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    administrators CONSTANT text[] := ARRAY['systemAdmin', 'securityAdmin', 'auditAdmin'];
    other text;
  BEGIN
    IF NEW.ended_at IS NOT NULL THEN RETURN NEW; END IF;
    PERFORM FROM person WHERE id = NEW.person FOR NO KEY UPDATE;
    FOR other IN
      SELECT role FROM role_grant
      WHERE person = NEW.person AND id <> NEW.id AND ended_at IS NULL
        AND daterange(starts, ends, '[]') && daterange(NEW.starts, NEW.ends, '[]')
    LOOP
      IF other = NEW.role THEN
        RAISE EXCEPTION 'the role is held already' USING ERRCODE = '23P01', CONSTRAINT = 'role_grant_once_at_a_time';
      ELSIF other = ANY (administrators) OR NEW.role = ANY (administrators) THEN
        RAISE EXCEPTION 'an administrator holds no other role'
          USING ERRCODE = '23P01', CONSTRAINT = 'role_grant_administrators_apart';
      END IF;
    END LOOP;
    IF NEW.role = ANY (administrators) AND EXISTS (
      SELECT FROM deputy WHERE NEW.person IN (absent, deputy) AND ended_at IS NULL AND ends >= NEW.starts
    ) THEN
      RAISE EXCEPTION 'an administrator neither has nor is a deputy'
        USING ERRCODE = '23P01', CONSTRAINT = 'role_grant_administrators_apart';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER role_grant_keeps_roles_apart BEFORE INSERT OR UPDATE ON role_grant
    FOR EACH ROW EXECUTE FUNCTION keep_roles_apart();`;

const deputies = `
  CREATE TABLE deputy (
    id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT deputy_pk PRIMARY KEY,
    absent uuid NOT NULL CONSTRAINT deputy_absent_fk REFERENCES person,
    deputy uuid NOT NULL CONSTRAINT deputy_deputy_fk REFERENCES person,
    starts date NOT NULL,
    ends date NOT NULL,
    named_by uuid NOT NULL CONSTRAINT deputy_named_by_fk REFERENCES person,
    named_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    ended_by uuid CONSTRAINT deputy_ended_by_fk REFERENCES person,
    CONSTRAINT deputy_is_another_person CHECK (deputy <> absent),
    CONSTRAINT deputy_ends_after_start CHECK (ends >= starts)
  );
  CREATE INDEX deputy_of_absent ON deputy (absent);
  CREATE INDEX deputy_of_deputy ON deputy (deputy);

  -- A deputy belongs to the same department; one at a time; administrators neither have nor are one.
  CREATE FUNCTION keep_deputies_apart() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.ended_at IS NOT NULL THEN RETURN NEW; END IF;
    PERFORM FROM person WHERE id IN (NEW.absent, NEW.deputy) ORDER BY id FOR NO KEY UPDATE;
    IF NOT EXISTS (
      SELECT FROM person a JOIN person d ON d.department = a.department
      WHERE a.id = NEW.absent AND d.id = NEW.deputy AND a.ended_at IS NULL AND d.ended_at IS NULL
    ) THEN
      RAISE EXCEPTION 'a deputy is of the same department'
        USING ERRCODE = '23P01', CONSTRAINT = 'deputy_of_the_same_department';
    END IF;
    IF EXISTS (
      SELECT FROM deputy WHERE absent = NEW.absent AND id <> NEW.id AND ended_at IS NULL
        AND daterange(starts, ends, '[]') && daterange(NEW.starts, NEW.ends, '[]')
    ) THEN
      RAISE EXCEPTION 'there is a deputy already' USING ERRCODE = '23P01', CONSTRAINT = 'deputy_one_at_a_time';
    END IF;
    IF EXISTS (
      SELECT FROM role_grant WHERE person IN (NEW.absent, NEW.deputy) AND ended_at IS NULL
        AND role IN ('systemAdmin', 'securityAdmin', 'auditAdmin')
        AND daterange(starts, ends, '[]') && daterange(NEW.starts, NEW.ends, '[]')
    ) THEN
      RAISE EXCEPTION 'an administrator neither has nor is a deputy'
        USING ERRCODE = '23P01', CONSTRAINT = 'deputy_without_administrators';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER deputy_keeps_apart BEFORE INSERT OR UPDATE ON deputy
    FOR EACH ROW EXECUTE FUNCTION keep_deputies_apart();`;

const sessions = `
  CREATE TABLE session (
    -- SHA-256 of what the cookie holds: whoever reads this table can act for nobody.
    key bytea CONSTRAINT session_pk PRIMARY KEY CONSTRAINT session_key_is_hashed CHECK (octet_length(key) = 32),
    id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT session_id_unique UNIQUE,
    person uuid NOT NULL CONSTRAINT session_person_fk REFERENCES person,
    issuer text NOT NULL,
    subject text NOT NULL,
    id_token text,
    acr text,
    amr text[] NOT NULL DEFAULT '{}',
    authenticated_at timestamptz NOT NULL,
    stepped_up_at timestamptz,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    device text NOT NULL,
    address text NOT NULL,
    CONSTRAINT session_ends_after_start CHECK (expires_at > created_at)
  );
  CREATE INDEX session_of_person ON session (person);
  CREATE INDEX session_by_expiry ON session (expires_at);

  -- What must be remembered while somebody is at the provider; used once.
  CREATE TABLE sign_in_attempt (
    state bytea CONSTRAINT sign_in_attempt_pk PRIMARY KEY,
    browser bytea NOT NULL,
    nonce text NOT NULL,
    verifier text NOT NULL,
    return_to text NOT NULL,
    step_up boolean NOT NULL,
    created_at timestamptz NOT NULL
  );
  CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (created_at);

  CREATE FUNCTION end_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM session WHERE person = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER person_ends_sessions AFTER UPDATE OF ended_at ON person
    FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION end_sessions();`;

/** Every process forgets at once what it knew of a person; told by the database, so that nobody can forget to. */
const notifications = `
  CREATE FUNCTION tell_identity() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    changed jsonb := to_jsonb(coalesce(NEW, OLD));
  BEGIN
    PERFORM pg_notify('identity', changed ->> TG_ARGV[0]);
    RETURN NULL;
  END $$;
  CREATE FUNCTION tell_deputies() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('identity', deputy::text) FROM deputy
    WHERE absent = coalesce(NEW.person, OLD.person) AND ended_at IS NULL;
    RETURN NULL;
  END $$;
  CREATE TRIGGER session_tells_identity AFTER DELETE OR UPDATE OF key ON session
    FOR EACH ROW EXECUTE FUNCTION tell_identity('person');
  CREATE TRIGGER role_grant_tells_identity AFTER INSERT OR UPDATE OR DELETE ON role_grant
    FOR EACH ROW EXECUTE FUNCTION tell_identity('person');
  CREATE TRIGGER role_grant_tells_deputies AFTER INSERT OR UPDATE OR DELETE ON role_grant
    FOR EACH ROW EXECUTE FUNCTION tell_deputies();
  CREATE TRIGGER deputy_tells_identity AFTER INSERT OR UPDATE OR DELETE ON deputy
    FOR EACH ROW EXECUTE FUNCTION tell_identity('deputy');
  CREATE TRIGGER person_tells_identity AFTER UPDATE ON person
    FOR EACH ROW EXECUTE FUNCTION tell_identity('id');`;
