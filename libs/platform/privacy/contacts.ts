import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PersonalData, type SealedColumn } from './personal-data.js';

/** How a person can be reached and told apart from others of the same name. */
export interface Contact {
  readonly phone: string | null;
  readonly idNumber: string | null;
}

export const personPhone: SealedColumn = {
  table: 'person_contact',
  column: 'phone',
  row: 'person',
  kind: 'phone',
  index: 'phone_index',
};
export const personIdNumber: SealedColumn = {
  table: 'person_contact',
  column: 'id_number',
  row: 'person',
  kind: 'idNumber',
  index: 'id_number_index',
};

/** Phone and identity numbers of people, sealed at rest. */
@Injectable()
export class Contacts {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
  ) {}

  /** Keeps a person's contact; what is not given stays, null removes. */
  async keep(person: string, contact: Partial<Contact>): Promise<void> {
    const { phone, idNumber } = { ...(await this.of(person)), ...contact };
    await this.database.query(
      `INSERT INTO person_contact (person, phone, phone_index, id_number, id_number_index)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (person) DO UPDATE SET phone = excluded.phone, phone_index = excluded.phone_index,
         id_number = excluded.id_number, id_number_index = excluded.id_number_index, changed_at = now()`,
      [person, ...this.sealed(personPhone, person, phone), ...this.sealed(personIdNumber, person, idNumber)],
    );
  }

  /** A person's contact in the clear. Whoever shows it marks the route in the audit trail. */
  async of(person: string): Promise<Contact> {
    const row = await this.database.one<{ phone: string | null; idNumber: string | null }>(
      'SELECT phone, id_number AS "idNumber" FROM person_contact WHERE person = $1',
      [person],
    );
    const opened = (column: SealedColumn, sealed: string | null | undefined) =>
      sealed ? this.personalData.open(column, person, sealed) : null;
    return { phone: opened(personPhone, row?.phone), idNumber: opened(personIdNumber, row?.idNumber) };
  }

  /** People with this phone number, by its blind index. */
  async withPhone(phone: string): Promise<string[]> {
    const rows = await this.database.query<{ person: string }>(
      'SELECT person FROM person_contact WHERE phone_index = ANY($1)',
      [this.personalData.blinds('phone', phone)],
    );
    return rows.map(({ person }) => person);
  }

  private sealed(column: SealedColumn, person: string, value: string | null): [string | null, Buffer | null] {
    if (value === null) return [null, null];
    return [this.personalData.seal(column, person, value), this.personalData.blind(column.kind, value)];
  }
}
