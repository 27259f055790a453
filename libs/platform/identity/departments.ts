import { Injectable } from '@nestjs/common';
import { AuditTrail, system } from '../audit/audit-trail.js';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { notFound } from '../fault.js';
import { withinRules } from './identity-fault.js';

export interface Department {
  readonly code: string;
  readonly name: string;
}

/** A department as the administrators see it. */
export interface DepartmentRecord extends Department {
  /** Closed since; nobody belongs to it any more, and what it did stays its own. */
  readonly closedAt: Date | null;
  /** How many people with an account belong to it. */
  readonly people: number;
}

const records = `
  SELECT d.code, d.name, d.closed_at AS "closedAt", count(p.id)::int AS people
  FROM department d LEFT JOIN person p ON p.department = d.code AND p.ended_at IS NULL`;

/** The departments of the district. */
@Injectable()
export class Departments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /** Every department, closed ones too: figures refer to them. */
  list(): Promise<Department[]> {
    return this.database.query('SELECT code, name FROM department ORDER BY code');
  }

  /** Every department with how many people it has, those that are open first. */
  register(): Promise<DepartmentRecord[]> {
    return this.database.query(`${records} GROUP BY d.code ORDER BY d.closed_at IS NOT NULL, d.code`);
  }

  /** @throws Fault when there is none */
  async get(code: string): Promise<DepartmentRecord> {
    const row = await this.database.one<DepartmentRecord>(`${records} WHERE d.code = $1 GROUP BY d.code`, [
      code,
    ]);
    if (!row) throw notFound('这个部门');
    return row;
  }

  /** @throws Fault when there is none */
  async name(code: string): Promise<string> {
    return (await this.get(code)).name;
  }

  /** Creates a department. @throws Fault when code or name is taken */
  async create({ code, name }: Department): Promise<void> {
    await withinRules(() =>
      this.database.query('INSERT INTO department (code, name) VALUES ($1, $2)', [code, name]),
    );
  }

  /** Gives it another name, everywhere and for good. @throws Fault when the name is taken */
  async rename({ code, name }: Department): Promise<void> {
    await withinRules(() =>
      this.database.query('UPDATE department SET name = $2, renamed_at = $3 WHERE code = $1', [
        code,
        name,
        this.clock.now(),
      ]),
    );
  }

  /** Closes it; doing so again changes nothing. @throws Fault while people belong to it */
  async close(code: string): Promise<void> {
    await withinRules(() =>
      this.database.query('UPDATE department SET closed_at = $2 WHERE code = $1 AND closed_at IS NULL', [
        code,
        this.clock.now(),
      ]),
    );
  }

  /** Opens it again. */
  async reopen(code: string): Promise<void> {
    await this.database.query('UPDATE department SET closed_at = NULL WHERE code = $1', [code]);
  }

  /**
   * Brings the operator's list into the database. Departments are never removed, since figures refer to them; what an
   * administrator renamed keeps that name.
   */
  async synchronise(departments: readonly Department[]): Promise<void> {
    await this.database.transaction(async () => {
      const changed = await this.database.query<Department>(
        `INSERT INTO department (code, name) SELECT * FROM unnest($1::text[], $2::text[])
         ON CONFLICT (code) DO UPDATE SET name = excluded.name
           WHERE department.renamed_at IS NULL AND department.name <> excluded.name
         RETURNING code, name`,
        [departments.map(({ code }) => code), departments.map(({ name }) => name)],
      );
      for (const { code, name } of changed)
        await this.trail.record(system, {
          action: 'departments.load',
          subject: { type: 'departments', id: code },
          outcome: 'ok',
          details: { called: name },
        });
    });
  }
}
