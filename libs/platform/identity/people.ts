import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Absent, Actor } from './actor.js';
import type { Role } from './permission.js';

interface PersonRow {
  id: string;
  name: string;
  roles: Role[];
  department: string | null;
  departmentName: string | null;
  deputyFor: Absent[];
}

/** Grants in force today, by whatever name the table has in a query. */
const inForce = (table: string) =>
  `${table}.ended_at IS NULL AND ${table}.starts <= current_date AND coalesce(${table}.ends, 'infinity') >= current_date`;

const ownRoles = `coalesce((SELECT array_agg(g.role ORDER BY g.role) FROM role_grant g
                            WHERE g.person = p.id AND ${inForce('g')}), '{}')`;

/**
 * Whoever is absent hands on the roles of their own, never those they have as a deputy, and only to somebody who has
 * a role: whoever lost the last one acts for nobody.
 */
const absentPeople = `coalesce((
  SELECT jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'roles', a.roles) ORDER BY a.name)
  FROM (SELECT o.id, o.name, array_agg(g.role ORDER BY g.role) AS roles
        FROM deputy s JOIN person o ON o.id = s.absent AND o.ended_at IS NULL AND o.department = p.department
        JOIN role_grant g ON g.person = o.id AND ${inForce('g')}
        WHERE s.deputy = p.id AND ${inForce('s')}
          AND EXISTS (SELECT FROM role_grant own WHERE own.person = p.id AND ${inForce('own')})
        GROUP BY o.id) a), '[]')`;

const selectPeople = `
  SELECT p.id, p.name, p.department, d.name AS "departmentName", ${ownRoles} AS roles, ${absentPeople} AS "deputyFor"
  FROM person p LEFT JOIN department d ON d.code = p.department WHERE p.ended_at IS NULL`;

/** People and what they may do today. Those whose account was ended are nobody. */
@Injectable()
export class People {
  constructor(private readonly database: Database) {}

  /** The person as an actor, or undefined when there is none. */
  async find(id: string): Promise<Actor | undefined> {
    const row = await this.database.one<PersonRow>(`${selectPeople} AND p.id = $1`, [id]);
    return row && toActor(row);
  }

  /** Everybody, in order of name. */
  async list(): Promise<Actor[]> {
    const rows = await this.database.query<PersonRow>(
      `${selectPeople} ORDER BY p.department NULLS LAST, p.name`,
    );
    return rows.map(toActor);
  }

  /** Names of people by id, also of those whose account was ended. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM person WHERE id = ANY($1)',
      [[...ids]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Whether there are people who were generated for a demo. */
  async includeDemo(): Promise<boolean> {
    return (await this.database.one('SELECT FROM person WHERE demo LIMIT 1')) !== undefined;
  }
}

function toActor(row: PersonRow): Actor {
  const department = row.department
    ? { code: row.department, name: row.departmentName ?? row.department }
    : null;
  return new Actor(row.id, row.name, row.roles, department, row.deputyFor);
}
