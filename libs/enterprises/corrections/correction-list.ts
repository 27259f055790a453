import { Injectable } from '@nestjs/common';
import { Clock, Database, notFound } from '#platform';
import { type Correction, type CorrectionState, selectCorrections } from './correction.js';

export interface CorrectionSearch {
  /** Undefined is every department. */
  readonly department?: string;
  readonly state?: CorrectionState;
  /** Only those whose last day is over. */
  readonly overdue?: boolean;
  readonly query?: string;
  /** Only those that ask for another value of this fact. */
  readonly fact?: string;
  readonly page: number;
  readonly size: number;
}

/** Requests for correction as both sides see them. */
@Injectable()
export class CorrectionList {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of one enterprise, newest first. */
  ofEnterprise(ordinal: number): Promise<Correction[]> {
    return this.database.query(
      `${selectCorrections} WHERE c.enterprise = $1 ORDER BY c.requested_at DESC, c.id`,
      [ordinal],
    );
  }

  /** What waits for a department's answer, the most urgent first: for 待办. */
  openFor(department: string): Promise<Correction[]> {
    return this.database.query(
      `${selectCorrections} WHERE c.department = $1 AND c.state = 'open' ORDER BY c.due, c.requested_at`,
      [department],
    );
  }

  /** The open ones first, the most urgent before others, then the settled, newest first. */
  async search(search: CorrectionSearch): Promise<{ items: Correction[]; total: number }> {
    const where = `WHERE ($1::text IS NULL OR c.department = $1) AND ($2::text IS NULL OR c.state = $2)
      AND (NOT $3::boolean OR (c.state = 'open' AND c.due < $4::date))
      AND ($5 = '' OR strpos(e.name, $5) > 0 OR e.uscc = upper($5)) AND ($6::text IS NULL OR c.fact = $6)`;
    const parameters = [
      search.department ?? null,
      search.state ?? null,
      search.overdue ?? false,
      this.clock.today(),
      search.query?.trim() ?? '',
      search.fact ?? null,
    ];
    const items = await this.database.query<Correction>(
      `${selectCorrections} ${where}
       ORDER BY c.state <> 'open', CASE WHEN c.state = 'open' THEN c.due END, c.requested_at DESC, c.id
       LIMIT $7 OFFSET $8`,
      [...parameters, search.size, (search.page - 1) * search.size],
    );
    const total = await this.database.one<{ n: number }>(
      `SELECT count(*)::int AS n FROM correction c JOIN enterprise e ON e.ordinal = c.enterprise ${where}`,
      parameters,
    );
    return { items, total: total?.n ?? 0 };
  }

  /** One request, to whoever may see its department or its enterprise. @throws Fault otherwise */
  async get(id: string, reader: { department?: string; enterprise?: number }): Promise<Correction> {
    const row = await this.database.one<Correction>(
      `${selectCorrections} WHERE c.id = $1 AND ($2::text IS NULL OR c.department = $2)
         AND ($3::int IS NULL OR c.enterprise = $3)`,
      [id, reader.department ?? null, reader.enterprise ?? null],
    );
    if (!row) throw notFound('这项数据纠错');
    return row;
  }

  /** How many answers the enterprise has not read yet. */
  async unseen(ordinal: number): Promise<number> {
    const row = await this.database.one<{ n: number }>(
      `SELECT count(*)::int AS n FROM correction
       WHERE enterprise = $1 AND state IN ('accepted', 'rejected') AND seen_at IS NULL`,
      [ordinal],
    );
    return row?.n ?? 0;
  }

  /** The enterprise has read every answer there is. */
  async markSeen(ordinal: number): Promise<void> {
    await this.database.query(
      `UPDATE correction SET seen_at = $2
       WHERE enterprise = $1 AND state IN ('accepted', 'rejected') AND seen_at IS NULL`,
      [ordinal, this.clock.now()],
    );
  }
}
