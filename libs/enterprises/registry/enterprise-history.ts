import { Injectable } from '@nestjs/common';
import type { FactValue } from '#matching';
import { Database } from '#platform';
import { type EnterpriseRow, storedFacts } from './enterprise-row.js';

/** One value that a batch changed. */
export interface ChangedValue {
  /** Fact key, or `name` or `status`. */
  readonly key: string;
  readonly before: FactValue | null;
  readonly after: FactValue | null;
}

/** What a batch changed about an enterprise. */
export interface EnterpriseChange {
  readonly batch: string;
  /** Name of the file, or 数据纠错. */
  readonly file: string;
  readonly feed: string | null;
  readonly person: string | null;
  readonly at: Date;
  readonly values: readonly ChangedValue[];
}

interface ChangeRow extends Omit<EnterpriseChange, 'values'> {
  readonly before: Readonly<Record<string, FactValue | null>>;
}

const mostChanges = 500;

/** What changed about an enterprise, when, and through what: the answer to “why” a year later. */
@Injectable()
export class EnterpriseHistory {
  constructor(private readonly database: Database) {}

  /** Newest first; each change with the values before and after it. */
  async of(row: EnterpriseRow): Promise<EnterpriseChange[]> {
    const changes = await this.database.query<ChangeRow>(
      `SELECT c.batch, b.file_name AS file, b.feed, p.name AS person, c.at, c.before
       FROM enterprise_change c JOIN import_batch b ON b.id = c.batch LEFT JOIN person p ON p.id = b.created_by
       WHERE c.ordinal = $1 ORDER BY c.at DESC LIMIT ${mostChanges}`,
      [row.ordinal],
    );
    // Backwards from today: what stood after a change is what a later change found, or what stands now.
    const known: Record<string, FactValue | null | undefined> = {
      ...storedFacts(row),
      name: row.name,
      status: row.status,
    };
    return changes.map(({ before, ...head }) => {
      const values = Object.entries(before).map(([key, was]) => ({
        key,
        before: was,
        after: known[key] ?? null,
      }));
      Object.assign(known, before);
      return { ...head, values };
    });
  }
}
