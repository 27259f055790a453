import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import { notFound } from '../fault.js';
import type { PersonFilter, PersonOrder, PersonQuery, PersonRecord } from './person-record.js';

const records = `
  SELECT p.id, p.name, p.created_at AS "createdAt", p.ended_at AS "endedAt", p.end_reason AS "endReason", a.subject,
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

const columns: Readonly<Record<PersonOrder, string>> = {
  department: `department ->> 'code'`,
  name: 'name',
  created: '"createdAt"',
  seen: '"lastSeenAt"',
};

/** The people with an account here, as they stand today. */
@Injectable()
export class PeopleList {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** A page of people, by department and name unless another order is asked for. */
  async page(asked: PersonQuery): Promise<{ items: PersonRecord[]; total: number }> {
    const { order = 'department', descending = false, page, size } = asked;
    const filter = this.parametersOf(asked);
    const from = `FROM (${records}) people WHERE ${conditions}`;
    const items = await this.database.query<PersonRecord>(
      `SELECT * ${from} ORDER BY ${columns[order]} ${descending ? 'DESC' : 'ASC'} NULLS LAST, name, id
       LIMIT $6 OFFSET $7`,
      [...filter, size, (page - 1) * size],
    );
    const row = await this.database.one<{ total: number }>(`SELECT count(*)::int AS total ${from}`, filter);
    return { items, total: row?.total ?? 0 };
  }

  /** Everybody whom the filter leaves, by department and name. */
  all(filter: PersonFilter): Promise<PersonRecord[]> {
    return this.database.query(
      `SELECT * FROM (${records}) people WHERE ${conditions}
       ORDER BY department ->> 'code' NULLS LAST, name, id`,
      this.parametersOf(filter),
    );
  }

  /** @throws Fault when there is none */
  async get(id: string): Promise<PersonRecord> {
    const person = await this.database.one<PersonRecord>(`${records} WHERE p.id = $2`, [this.issuer, id]);
    if (!person) throw notFound('这个人员');
    return person;
  }

  private parametersOf({ query, department, role, state }: PersonFilter): (string | null)[] {
    return [this.issuer, query || null, department ?? null, role ?? null, state ?? null];
  }

  private get issuer(): string {
    return this.config.signIn.issuer ?? '';
  }
}
