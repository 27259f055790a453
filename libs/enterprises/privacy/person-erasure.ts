import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { nobody } from './holding.js';

const erasedName = '已删除的人员';

/** The accounts behind an erased enterprise. */
@Injectable()
export class PersonErasure {
  constructor(private readonly database: Database) {}

  /** Its legal representatives who act for no other enterprise and have no other part here: whose data it all is. */
  async ofNothingElse(ordinal: number): Promise<string[]> {
    const rows = await this.database.query<{ person: string }>(
      `SELECT m.person FROM membership m JOIN person p ON p.id = m.person
       WHERE m.enterprise = $1 AND m.role = 'legalRepresentative' AND p.department IS NULL
         AND NOT EXISTS (SELECT FROM membership o WHERE o.person = m.person AND o.enterprise <> $1)
         AND NOT EXISTS (SELECT FROM role_grant g WHERE g.person = m.person AND g.role <> 'enterprise')`,
      [ordinal],
    );
    return rows.map(({ person }) => person);
  }

  /** Takes away names, accounts, contacts and sessions; the rows stay, because the audit trail refers to them. */
  async erase(people: readonly string[]): Promise<void> {
    for (const table of ['account', 'person_contact', 'saved_view', 'notice_reading'])
      await this.database.query(`DELETE FROM ${table} WHERE person = ANY($1)`, [people]);
    await this.database.query('DELETE FROM idempotency_key WHERE person = ANY($1)', [people]);
    await this.database.query(
      'UPDATE person SET name = $2, ended_at = coalesce(ended_at, now()) WHERE id = ANY($1)',
      [people, erasedName],
    );
  }

  /** Whoever stands for people who are gone; made when it is first needed. */
  async makeNobody(): Promise<void> {
    await this.database.query(
      'INSERT INTO person (id, name, ended_at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING',
      [nobody, erasedName],
    );
  }
}
