import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import { Fault, notFound } from '../fault.js';
import { Accounts } from './accounts.js';
import type { Actor } from './actor.js';
import { withinRules } from './identity-fault.js';
import type { Role } from './permission.js';

/** Where a person stands: may sign in; may, but nothing is granted; may not any more. */
export const personStates = ['active', 'unauthorised', 'ended'] as const;
export type PersonState = (typeof personStates)[number];

/** A line of the list of people. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly department: { readonly code: string; readonly name: string } | null;
  readonly roles: readonly Role[];
  /** How the provider knows the person; null as long as no account is bound. */
  readonly subject: string | null;
  readonly state: PersonState;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly lastSeenAt: Date | null;
}

/** What narrows the list of people. */
export interface PersonQuery {
  readonly query?: string;
  readonly department?: string;
  readonly role?: Role;
  readonly state?: PersonState;
  readonly page: number;
  readonly size: number;
}

/** A person to be. */
export interface NewPerson {
  readonly name: string;
  readonly department: string | null;
  readonly subject: string | null;
}

const records = `
  SELECT p.id, p.name, p.created_at AS "createdAt", p.ended_at AS "endedAt", a.subject,
         CASE WHEN d.code IS NOT NULL THEN jsonb_build_object('code', d.code, 'name', d.name) END AS department,
         r.roles, s.seen AS "lastSeenAt",
         CASE WHEN p.ended_at IS NOT NULL THEN 'ended' WHEN r.roles = '{}' THEN 'unauthorised' ELSE 'active' END AS state
  FROM person p
  LEFT JOIN department d ON d.code = p.department
  LEFT JOIN account a ON a.person = p.id AND a.issuer = $1
  LEFT JOIN LATERAL (SELECT max(last_seen_at) AS seen FROM session WHERE person = p.id) s ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(g.role ORDER BY g.role), '{}') AS roles FROM role_grant g
    WHERE g.person = p.id AND g.ended_at IS NULL AND g.starts <= current_date
      AND coalesce(g.ends, 'infinity') >= current_date) r`;

const conditions = `($2::text IS NULL OR strpos(name, $2) > 0 OR subject = $2)
  AND ($3::text IS NULL OR department ->> 'code' = $3)
  AND ($4::text IS NULL OR $4 = ANY (roles)) AND ($5::text IS NULL OR state = $5)`;

/** Who has an account here. Kept by the system administrator, who gives no rights. */
@Injectable()
export class PeopleRegister {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** A page of people, by department and name. */
  async search(asked: PersonQuery): Promise<{ items: PersonRecord[]; total: number }> {
    const { query, department, role, state, page, size } = asked;
    const filter = [this.issuer, query || null, department ?? null, role ?? null, state ?? null];
    const from = `FROM (${records}) people WHERE ${conditions}`;
    const items = await this.database.query<PersonRecord>(
      `SELECT * ${from} ORDER BY department ->> 'code' NULLS LAST, name, id LIMIT $6 OFFSET $7`,
      [...filter, size, (page - 1) * size],
    );
    const row = await this.database.one<{ total: number }>(`SELECT count(*)::int AS total ${from}`, filter);
    return { items, total: row?.total ?? 0 };
  }

  /** @throws Fault when there is none */
  async get(id: string): Promise<PersonRecord> {
    const person = await this.database.one<PersonRecord>(`${records} WHERE p.id = $2`, [this.issuer, id]);
    if (!person) throw notFound('这个人员');
    return person;
  }

  /** Creates a person without rights. @returns their id */
  async create({ name, department, subject }: NewPerson, actor: Actor | null): Promise<string> {
    const id = randomUUID();
    await this.database.transaction(async () => {
      await this.checkDepartment(department);
      await this.database.query(
        'INSERT INTO person (id, name, department, created_by) VALUES ($1, $2, $3, $4)',
        [id, name, department, actor?.id ?? null],
      );
      if (subject) await this.bind(id, subject);
    });
    return id;
  }

  /** Binds the account under which the provider knows the person. */
  async bind(person: string, subject: string): Promise<void> {
    const { issuer } = this.config.signIn;
    if (!issuer) throw new Fault('unprocessable', 'no-provider', '尚未配置统一身份认证（OIDC_ISSUER）');
    await this.accounts.bind(person, { issuer, subject });
  }

  /** Ends an account: the person's sessions die with it, at once and everywhere. The name stays beside what they did. */
  async end(id: string, actor: Actor): Promise<void> {
    const ended = await withinRules(() =>
      this.database.query(
        'UPDATE person SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL RETURNING id',
        [id, this.clock.now(), actor.id],
      ),
    );
    if (ended.length === 0) await this.get(id);
  }

  private async checkDepartment(code: string | null): Promise<void> {
    if (code === null) return;
    if (await this.database.one('SELECT FROM department WHERE code = $1', [code])) return;
    const message = '没有这个部门，请重新选择';
    throw new Fault('invalid', 'department', message, [{ pointer: '/department', message }]);
  }

  private get issuer(): string {
    return this.config.signIn.issuer ?? '';
  }
}
