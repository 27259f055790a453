import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import { Fault } from '../fault.js';
import { Accounts } from './accounts.js';
import { withinRules } from './identity-fault.js';
import { type Role, roleNames } from './permission.js';

/** The three who are kept apart (等保 2.0 三员分立). */
export type AdministratorRole = Extract<Role, 'systemAdmin' | 'securityAdmin' | 'auditAdmin'>;

/** Somebody who is to be an administrator. */
export interface Appointment {
  readonly role: AdministratorRole;
  readonly name: string;
  /** How the identity provider knows them (OpenID Connect, `sub`). */
  readonly subject: string;
}

/** What came of an appointment. */
export interface Appointed extends Appointment {
  readonly person: string;
  /** Whether they hold the role since just now. */
  readonly granted: boolean;
}

/** The first administrators of a new installation, before anybody is there who could create people and grant roles. */
@Injectable()
export class Administrators {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly config: Config,
  ) {}

  /**
   * Appoints all of them or none; doing so again changes nothing.
   * @throws Fault without a provider, for one account twice, or for somebody who holds another role
   */
  async appoint(appointments: readonly Appointment[]): Promise<Appointed[]> {
    const { issuer } = this.config.signIn;
    if (!issuer) throw new Fault('unprocessable', 'no-provider', '尚未配置统一身份认证（OIDC_ISSUER）');
    refuseTwice(appointments);
    return this.database.transaction(async () => {
      const appointed: Appointed[] = [];
      for (const each of appointments) appointed.push(await this.appointOne(each, issuer));
      return appointed;
    });
  }

  private async appointOne(appointment: Appointment, issuer: string): Promise<Appointed> {
    const person = await this.personOf(appointment, issuer);
    const held = await this.database.one(
      `SELECT FROM role_grant WHERE person = $1 AND role = $2 AND ended_at IS NULL
         AND starts <= current_date AND coalesce(ends, 'infinity') >= current_date`,
      [person, appointment.role],
    );
    if (!held) await this.grant(person, appointment);
    return { ...appointment, person, granted: !held };
  }

  private async personOf({ name, subject }: Appointment, issuer: string): Promise<string> {
    const known = await this.accounts.personOf({ issuer, subject });
    if (known) return known;
    const id = randomUUID();
    await this.database.query('INSERT INTO person (id, name) VALUES ($1, $2)', [id, name]);
    await this.accounts.bind(id, { issuer, subject });
    return id;
  }

  private async grant(person: string, { role, name }: Appointment): Promise<void> {
    try {
      await withinRules(() =>
        this.database.query('INSERT INTO role_grant (person, role) VALUES ($1, $2)', [person, role]),
      );
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'administrators-apart') throw error;
      const message = `${name} 已有其他角色，不能再任${roleNames[role]}：三员须分立，请换一个人，或先收回原有角色`;
      throw new Fault('conflict', error.code, message);
    }
  }
}

function refuseTwice(appointments: readonly Appointment[]): void {
  const subjects = appointments.map(({ subject }) => subject);
  const twice = subjects.find((subject, index) => subjects.indexOf(subject) !== index);
  if (twice === undefined) return;
  throw new Fault('conflict', 'administrators-apart', `账号 ${twice} 用了两次：三员须是三个不同的人`);
}
