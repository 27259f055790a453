import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { MemberRole } from '../members/member.js';

/** An enterprise that a person acts for. */
export interface MemberEnterprise {
  readonly ordinal: number;
  readonly uscc: string;
  readonly name: string;
  /** In what capacity. */
  readonly role: MemberRole;
}

/** Which people act for which enterprises. */
@Injectable()
export class Memberships {
  constructor(private readonly database: Database) {}

  /** The enterprises of a person, in order of registration. */
  of(person: string): Promise<MemberEnterprise[]> {
    return this.database.query(
      `SELECT e.ordinal, e.uscc, e.name, m.role FROM membership m JOIN enterprise e ON e.ordinal = m.enterprise
       WHERE m.person = $1 ORDER BY e.ordinal`,
      [person],
    );
  }

  /** Ordinals of the enterprises that have at least one person. */
  async activated(): Promise<number[]> {
    const rows = await this.database.query<{ enterprise: number }>(
      'SELECT DISTINCT enterprise FROM membership',
    );
    return rows.map((row) => row.enterprise);
  }
}
