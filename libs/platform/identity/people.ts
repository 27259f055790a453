import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Actor } from './actor.js';
import type { Role } from './permission.js';

interface PersonRow {
  id: string;
  name: string;
  roles: Role[];
  department: string | null;
  departmentName: string | null;
}

const selectPeople = `
  SELECT p.id, p.name, p.department, d.name AS "departmentName",
         coalesce(array_agg(g.role ORDER BY g.role) FILTER (WHERE g.role IS NOT NULL), '{}') AS roles
  FROM person p
  LEFT JOIN department d ON d.code = p.department
  LEFT JOIN role_grant g ON g.person = p.id AND g.starts <= current_date AND (g.ends IS NULL OR g.ends >= current_date)`;

/** People and the roles in force today. */
@Injectable()
export class People {
  constructor(private readonly database: Database) {}

  /** The person as an actor, or undefined when there is none. */
  async find(id: string): Promise<Actor | undefined> {
    const row = await this.database.one<PersonRow>(`${selectPeople} WHERE p.id = $1 GROUP BY p.id, d.name`, [
      id,
    ]);
    return row && toActor(row);
  }

  /** Everybody, in order of name. */
  async list(): Promise<Actor[]> {
    const rows = await this.database.query<PersonRow>(
      `${selectPeople} GROUP BY p.id, d.name ORDER BY p.department NULLS LAST, p.name`,
    );
    return rows.map(toActor);
  }
}

function toActor(row: PersonRow): Actor {
  const department = row.department
    ? { code: row.department, name: row.departmentName ?? row.department }
    : null;
  return new Actor(row.id, row.name, row.roles, department);
}
