import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import { Fault } from '../fault.js';
import { Accounts } from './accounts.js';
import type { Actor } from './actor.js';
import { withinRules } from './identity-fault.js';

/** What somebody is called and where they belong. */
export interface PersonEntry {
  readonly name: string;
  readonly department: string | null;
}

/** A person to be. */
export interface NewPerson extends PersonEntry {
  readonly subject: string | null;
}

/** Who has an account here. Kept by the system administrator, who gives no rights. */
@Injectable()
export class PeopleRegister {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Creates a person without rights. @returns their id */
  async create({ name, department, subject }: NewPerson, actor: Actor | null): Promise<string> {
    const id = randomUUID();
    await this.database.transaction(async () => {
      await this.checkDepartment(department);
      await withinRules(() =>
        this.database.query('INSERT INTO person (id, name, department, created_by) VALUES ($1, $2, $3, $4)', [
          id,
          name,
          department,
          actor?.id ?? null,
        ]),
      );
      if (subject) await this.bind(id, subject, actor);
    });
    return id;
  }

  /** Renames a person, or moves them to another department. @throws Fault when they hold roles in the present one */
  async change(id: string, { name, department }: PersonEntry): Promise<void> {
    await this.checkDepartment(department);
    await withinRules(() =>
      this.database.query('UPDATE person SET name = $2, department = $3 WHERE id = $1', [
        id,
        name,
        department,
      ]),
    );
  }

  /**
   * Binds the account under which the provider knows the person. Nobody binds their own: the one they let go of they
   * could bind to somebody else, and sign in as that person with all their rights.
   */
  async bind(person: string, subject: string, actor: Actor | null): Promise<void> {
    if (person === actor?.id)
      throw new Fault('conflict', 'own-account', '不能更改自己的登录账号，请由另一位系统管理员办理');
    const { issuer } = this.config.signIn;
    if (!issuer) throw new Fault('unprocessable', 'no-provider', '尚未配置统一身份认证（OIDC_ISSUER）');
    await this.accounts.bind(person, { issuer, subject });
  }

  /**
   * Ends an account: the person's sessions die with it, at once and everywhere. The name stays beside what they did.
   * Ending it again changes nothing.
   */
  async end(id: string, reason: string, actor: Actor): Promise<void> {
    await withinRules(() =>
      this.database.query(
        `UPDATE person SET ended_at = $2, ended_by = $3, end_reason = $4 WHERE id = $1 AND ended_at IS NULL`,
        [id, this.clock.now(), actor.id, reason],
      ),
    );
  }

  /** Lets somebody in again, with the roles that have not been taken away meanwhile. */
  async reopen(id: string): Promise<void> {
    await withinRules(() =>
      this.database.query(
        'UPDATE person SET ended_at = NULL, ended_by = NULL, end_reason = NULL WHERE id = $1',
        [id],
      ),
    );
  }

  private async checkDepartment(code: string | null): Promise<void> {
    if (code === null) return;
    if (await this.database.one('SELECT FROM department WHERE code = $1', [code])) return;
    const message = '没有这个部门，请重新选择';
    throw new Fault('invalid', 'department', message, [{ pointer: '/department', message }]);
  }
}
