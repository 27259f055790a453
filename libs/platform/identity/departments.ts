import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { notFound } from '../fault.js';
import { withinRules } from './identity-fault.js';

export interface Department {
  readonly code: string;
  readonly name: string;
}

/** The departments of the district. */
@Injectable()
export class Departments {
  constructor(private readonly database: Database) {}

  list(): Promise<Department[]> {
    return this.database.query('SELECT code, name FROM department ORDER BY code');
  }

  /** @throws Fault when there is none */
  async name(code: string): Promise<string> {
    const row = await this.database.one<Department>('SELECT code, name FROM department WHERE code = $1', [
      code,
    ]);
    if (!row) throw notFound('这个部门');
    return row.name;
  }

  /** Creates a department. @throws Fault when code or name is taken */
  async create({ code, name }: Department): Promise<void> {
    await withinRules(() =>
      this.database.query('INSERT INTO department (code, name) VALUES ($1, $2)', [code, name]),
    );
  }

  /** Brings the operator's list into the database; departments are never removed, since figures refer to them. */
  async synchronise(departments: readonly Department[]): Promise<void> {
    for (const { code, name } of departments) {
      await this.database.query(
        'INSERT INTO department (code, name) VALUES ($1, $2) ON CONFLICT (code) DO UPDATE SET name = excluded.name',
        [code, name],
      );
    }
  }
}
