import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { notFound } from '../fault.js';
import { type AuditOutcome, type AuditRecord, recordColumns } from './audit-entry.js';

/** What is looked for; what is not given does not matter. */
export interface AuditSearch {
  /** Part of the name or the whole id of who did it. */
  readonly who?: string;
  /** Beginning of the action's name, such as `pushes.` or `pushes.approve`. */
  readonly action?: string;
  /** Id of what it was done to. */
  readonly subject?: string;
  readonly outcome?: AuditOutcome;
  /** Days in Shanghai, both included, YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  /** Beginning of the address it came from. */
  readonly address?: string;
}

/** A part of the list, newest first. */
export interface AuditPage {
  readonly items: AuditView[];
  /** How many match in all; above `mostCounted` it is not counted further. */
  readonly total: number;
  /** Where the next part begins; null at the end. */
  readonly next: string | null;
}

/** An entry as it is read: what was written, and its link when it is sealed. */
export interface AuditView extends Omit<AuditRecord, 'details'> {
  readonly details: Readonly<Record<string, unknown>>;
  readonly number: string | null;
  readonly algorithm: string | null;
  /** In hexadecimal digits. */
  readonly hash: string | null;
}

const columns = `${recordColumns}, e.number::text, e.algorithm, encode(e.hash, 'hex') AS hash`;
const conditions = `
  ($1::text IS NULL OR e.actor = $1 OR strpos(e.actor_name, $1) > 0)
  AND ($2::text IS NULL OR starts_with(e.action, $2))
  AND ($3::text IS NULL OR e.subject = $3)
  AND ($4::text IS NULL OR e.outcome = $4)
  AND ($5::date IS NULL OR e.at >= $5::date::timestamp AT TIME ZONE 'Asia/Shanghai')
  AND ($6::date IS NULL OR e.at < ($6::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
  AND ($7::text IS NULL OR starts_with(e.address, $7))`;
const pageSize = 1_000;
/** More than anybody reads; counting millions would make every search wait. */
const mostCounted = 10_000;

/** The audit trail as people read it, newest first. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  /**
   * What matches, newest first. A part is continued from its last entry, so that entries written meanwhile move nothing.
   * @param cursor `next` of the part before
   */
  async search(search: AuditSearch, size: number, cursor?: string): Promise<AuditPage> {
    const rows = await this.from(search, size + 1, cursor ?? null);
    const items = rows.slice(0, size).map(viewOf);
    const next = rows.length > size ? (items.at(-1)?.id ?? null) : null;
    return { items, total: await this.count(search), next };
  }

  /** One entry. @throws Fault when there is none */
  async get(id: string): Promise<AuditView> {
    const row = await this.database.one<StoredView>(`SELECT ${columns} FROM audit_entry e WHERE e.id = $1`, [
      id,
    ]);
    if (!row) throw notFound('这条审计记录');
    return viewOf(row);
  }

  /** Everything that matches, newest first, a page in memory at a time. */
  async *each(search: AuditSearch): AsyncGenerator<AuditView> {
    for (let last: string | null = null; ;) {
      const rows: StoredView[] = await this.from(search, pageSize, last);
      yield* rows.map(viewOf);
      if (rows.length < pageSize) return;
      last = rows.at(-1)?.id ?? null;
    }
  }

  /** The names of all actions that stand in the trail. */
  async actions(): Promise<string[]> {
    const rows = await this.database.query<{ action: string }>(
      'SELECT DISTINCT action FROM audit_entry ORDER BY action',
    );
    return rows.map(({ action }) => action);
  }

  private from(search: AuditSearch, size: number, before: string | null): Promise<StoredView[]> {
    return this.database.query<StoredView>(
      `SELECT ${columns} FROM audit_entry e WHERE ${conditions} AND ($8::bigint IS NULL OR e.id < $8)
       ORDER BY e.id DESC LIMIT $9`,
      [...parametersOf(search), before, size],
    );
  }

  private async count(search: AuditSearch): Promise<number> {
    const row = await this.database.one<{ n: number }>(
      `SELECT count(*)::int AS n FROM (SELECT FROM audit_entry e WHERE ${conditions} LIMIT $8) AS found`,
      [...parametersOf(search), mostCounted + 1],
    );
    return row?.n ?? 0;
  }
}

type StoredView = Omit<AuditView, 'details'> & { readonly details: string };

function viewOf(row: StoredView): AuditView {
  return { ...row, details: JSON.parse(row.details) as Record<string, unknown> };
}

function parametersOf({ who, action, subject, outcome, from, to, address }: AuditSearch): (string | null)[] {
  return [who, action, subject, outcome, from, to, address].map((value) => value ?? null);
}
