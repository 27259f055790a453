import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Departments that were renamed or closed, why rights and accounts were ended, and people who stay where they are granted. */
export class People1764000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE department
        ADD COLUMN closed_at timestamptz,
        -- Renamed by an administrator: from then on the operator's file no longer says what it is called.
        ADD COLUMN renamed_at timestamptz;
      ALTER TABLE person
        ADD COLUMN end_reason text,
        ADD CONSTRAINT person_end_reason_of_the_ended CHECK (end_reason IS NULL OR ended_at IS NOT NULL);
      ALTER TABLE role_grant
        ADD COLUMN end_reason text,
        ADD CONSTRAINT role_grant_end_reason_of_the_ended CHECK (end_reason IS NULL OR ended_at IS NOT NULL);

      -- Whoever may sign in belongs to a department that is there.
      CREATE FUNCTION keep_department_open() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM department WHERE code = NEW.department AND closed_at IS NULL FOR SHARE;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'the department is closed' USING ERRCODE = '23514', CONSTRAINT = 'person_department_is_open';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER person_department_is_open BEFORE INSERT OR UPDATE OF department, ended_at ON person
        FOR EACH ROW WHEN (NEW.department IS NOT NULL AND NEW.ended_at IS NULL) EXECUTE FUNCTION keep_department_open();

      CREATE FUNCTION keep_department_with_people() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM person WHERE department = NEW.code AND ended_at IS NULL) THEN
          RAISE EXCEPTION 'there are people in it' USING ERRCODE = '23514', CONSTRAINT = 'department_closed_without_people';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER department_closed_without_people BEFORE UPDATE OF closed_at ON department
        FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL) EXECUTE FUNCTION keep_department_with_people();

      -- A role was granted for the department somebody is in; it does not follow them into another one.
      CREATE FUNCTION keep_granted_in_department() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM role_grant WHERE person = NEW.id AND ended_at IS NULL
                     AND coalesce(ends, 'infinity') >= current_date) THEN
          RAISE EXCEPTION 'roles are held' USING ERRCODE = '23514', CONSTRAINT = 'person_moves_without_roles';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER person_moves_without_roles BEFORE UPDATE OF department ON person
        FOR EACH ROW WHEN (NEW.department IS DISTINCT FROM OLD.department) EXECUTE FUNCTION keep_granted_in_department();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER person_moves_without_roles ON person;
      DROP TRIGGER person_department_is_open ON person;
      DROP TRIGGER department_closed_without_people ON department;
      DROP FUNCTION keep_granted_in_department, keep_department_open, keep_department_with_people;
      ALTER TABLE role_grant DROP COLUMN end_reason;
      ALTER TABLE person DROP COLUMN end_reason;
      ALTER TABLE department DROP COLUMN closed_at, DROP COLUMN renamed_at;
    `);
  }
}
