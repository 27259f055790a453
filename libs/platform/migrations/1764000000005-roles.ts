import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All roles: the 保密 reviewer, who reads reports, and the three administrators. */
export class Roles1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE role_grant DROP CONSTRAINT role_grant_known_role;
      ALTER TABLE role_grant ADD CONSTRAINT role_grant_known_role
        CHECK (role IN ('editor', 'reviewer', 'approver', 'operator', 'clerk', 'reader',
                        'systemAdmin', 'securityAdmin', 'auditAdmin', 'enterprise'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE role_grant DROP CONSTRAINT role_grant_known_role;
      ALTER TABLE role_grant ADD CONSTRAINT role_grant_known_role
        CHECK (role IN ('editor', 'approver', 'operator', 'clerk', 'enterprise'));
    `);
  }
}
