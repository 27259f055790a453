import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** Something that was done to a draft. */
export interface DraftStep {
  readonly action: 'submitted' | 'withdrawn' | 'returned' | 'approved';
  readonly person: string;
  readonly comment: string | null;
  readonly at: Date;
}

interface NewStep {
  readonly draft: string;
  readonly action: DraftStep['action'];
  readonly person: string;
  readonly submitter?: string | null;
  readonly revision: number;
  readonly comment?: string;
}

/** Who did what to a draft. The database refuses a decision by the submitter. */
@Injectable()
export class DraftSteps {
  constructor(private readonly database: Database) {}

  async add({ draft, action, person, submitter, revision, comment }: NewStep): Promise<void> {
    await this.database.query(
      `INSERT INTO policy_draft_step (id, draft, action, person, submitter, revision, comment)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [randomUUID(), draft, action, person, submitter ?? null, revision, comment ?? null],
    );
  }

  /** Oldest first. */
  list(draft: string): Promise<DraftStep[]> {
    return this.database.query(
      `SELECT s.action, p.name AS person, s.comment, s.at FROM policy_draft_step s JOIN person p ON p.id = s.person
       WHERE s.draft = $1 ORDER BY s.at`,
      [draft],
    );
  }
}
