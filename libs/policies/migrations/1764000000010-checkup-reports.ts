import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Check-up reports that were kept, with all that they rest on. */
export class CheckupReports1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE checkup_report (
        id uuid CONSTRAINT checkup_report_pk PRIMARY KEY,
        enterprise int NOT NULL CONSTRAINT checkup_report_enterprise_fk REFERENCES enterprise,
        -- The department that keeps it; null: the enterprise itself, and only it sees what it declared.
        department text CONSTRAINT checkup_report_department_fk REFERENCES department,
        person uuid NOT NULL CONSTRAINT checkup_report_person_fk REFERENCES person,
        at timestamptz NOT NULL,
        day date NOT NULL,
        population_version bigint NOT NULL,
        -- Everything the rules saw, and the outcome of each item with the version its rule was taken from.
        facts jsonb NOT NULL,
        items jsonb NOT NULL
      );
      CREATE INDEX checkup_report_newest ON checkup_report (enterprise, at DESC);
      CREATE TRIGGER checkup_report_is_never_changed BEFORE UPDATE ON checkup_report
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE checkup_report');
  }
}
