import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** One thing that was done to somebody or something, as the trail holds it. */
export interface SubjectEntry {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly by: string;
  /** The request as it was written down, masked. */
  readonly details: Readonly<Record<string, unknown>>;
}

const mostEntries = 200;

/** What was done to one subject, from the audit trail, so that there is no second record of it. */
@Injectable()
export class SubjectHistory {
  constructor(private readonly database: Database) {}

  /** The newest changes that succeeded, newest first. */
  of(type: string, id: string): Promise<SubjectEntry[]> {
    return this.database.query(
      `SELECT id::text, at, action, actor_name AS by, details FROM audit_entry
       WHERE subject = $2 AND subject_type = $1 AND outcome = 'ok' ORDER BY at DESC, audit_entry.id DESC LIMIT $3`,
      [type, id, mostEntries],
    );
  }
}
