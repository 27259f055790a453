import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Fault } from '../fault.js';

/** How a provider knows somebody: a subject is unique within its issuer and never given to another. */
export interface ProviderAccount {
  readonly issuer: string;
  readonly subject: string;
}

/** Which person an account of the identity provider is. */
@Injectable()
export class Accounts {
  constructor(private readonly database: Database) {}

  /** The person's id, or undefined when nobody is bound to the account or their account here was ended. */
  async personOf({ issuer, subject }: ProviderAccount): Promise<string | undefined> {
    const row = await this.database.one<{ person: string }>(
      `SELECT a.person FROM account a JOIN person p ON p.id = a.person AND p.ended_at IS NULL
       WHERE a.issuer = $1 AND a.subject = $2`,
      [issuer, subject],
    );
    return row?.person;
  }

  /**
   * Binds an account to a person, in place of the one they had at this issuer; whoever is signed in by that one is
   * signed out: it may have been somebody else's.
   * @throws Fault when the account is somebody else's
   */
  async bind(person: string, { issuer, subject }: ProviderAccount): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.query('DELETE FROM account WHERE person = $1 AND issuer = $2 AND subject <> $3', [
        person,
        issuer,
        subject,
      ]);
      const bound = await this.database.one<{ person: string }>(
        `INSERT INTO account (issuer, subject, person) VALUES ($1, $2, $3)
         ON CONFLICT (issuer, subject) DO UPDATE SET bound_at = account.bound_at RETURNING person`,
        [issuer, subject, person],
      );
      if (bound?.person !== person) {
        const message = '这个登录账号已属于另一个人，请核对统一身份认证平台上的账号标识';
        throw new Fault('conflict', 'account-taken', message, [{ pointer: '/subject', message }]);
      }
      await this.database.query('DELETE FROM session WHERE person = $1 AND issuer = $2 AND subject <> $3', [
        person,
        issuer,
        subject,
      ]);
    });
  }

  /** Makes a person without rights for an account that nobody knows; two at once make one. */
  async register(account: ProviderAccount, name: string): Promise<string> {
    return this.database.transaction(async () => {
      await this.database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `${account.issuer} ${account.subject}`,
      ]);
      const known = await this.personOf(account);
      if (known) return known;
      const id = randomUUID();
      await this.database.query('INSERT INTO person (id, name) VALUES ($1, $2)', [id, name]);
      await this.bind(id, account);
      await this.database.query("INSERT INTO role_grant (person, role) VALUES ($1, 'enterprise')", [id]);
      return id;
    });
  }
}
