import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, Database, system } from '#platform';

export type HistoryAction = 'submitted' | 'withdrawn' | 'returned' | 'approved' | 'drifted';

export interface NewEntry {
  readonly push: string;
  readonly action: HistoryAction;
  /** null: the system. */
  readonly person: string | null;
  readonly submitter?: string | null;
  readonly contentHash: string;
  readonly populationVersion?: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly comment?: string | null;
}

export interface HistoryEntry {
  readonly at: Date;
  readonly person: string | null;
  readonly action: HistoryAction;
  readonly comment: string | null;
}

/** What an approver saw when approving. */
export interface Approval {
  readonly contentHash: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Who did what to a push. The database refuses an approval by the submitter. */
@Injectable()
export class PushHistory {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
  ) {}

  /** Writes into the audit trail what the planner did, in its transaction: nobody asked for it just then. */
  planned(push: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    return this.trail.record(system, {
      action: 'pushes.plan',
      subject: { type: 'pushes', id: push },
      outcome: details['reason'] === undefined ? 'ok' : 'refused',
      details,
    });
  }

  async add(entry: NewEntry): Promise<void> {
    await this.database.query(
      `INSERT INTO approval (id, push, action, person, submitter, content_hash, population_version, counts, comment)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        randomUUID(),
        entry.push,
        entry.action,
        entry.person,
        entry.submitter ?? null,
        entry.contentHash,
        entry.populationVersion ?? null,
        entry.counts ? JSON.stringify(entry.counts) : null,
        entry.comment ?? null,
      ],
    );
  }

  /** The last approval of a push. */
  approval(push: string): Promise<Approval | undefined> {
    return this.database.one(
      `SELECT content_hash AS "contentHash", counts FROM approval WHERE push = $1 AND action = 'approved' ORDER BY at DESC LIMIT 1`,
      [push],
    );
  }

  /** Everything that was done, oldest first. */
  list(push: string): Promise<HistoryEntry[]> {
    return this.database.query(
      `SELECT a.at, p.name AS person, a.action, a.comment FROM approval a LEFT JOIN person p ON p.id = a.person
       WHERE a.push = $1 ORDER BY a.at`,
      [push],
    );
  }
}
