import { Injectable } from '@nestjs/common';
import { blocksFor, type EnterpriseSet, setOf } from '#matching';
import { Database } from '#platform';

/** An enterprise's place on a department's list, as it was given. */
export interface TagAssertion {
  readonly change: string;
  readonly tag: string;
  readonly uscc: string;
  readonly name: string;
  readonly department: string;
  readonly person: string;
  readonly source: string;
  /** YYYY-MM-DD, both days included; no end is without limit. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly at: Date;
  readonly revoked: { readonly at: Date; readonly person: string; readonly reason: string } | null;
  /** Whether it counts on the day it was asked for. */
  readonly stands: boolean;
}

export interface AssertionSearch {
  readonly tag?: string;
  readonly enterprise?: number;
  readonly query?: string;
  /** YYYY-MM-DD */
  readonly on: string;
  readonly page: number;
  readonly size: number;
}

/** Lists that were taken back never stood; a revocation counts from its day on, in Shanghai. */
const joined = `tag_assertion a JOIN tag_change c ON c.id = a.change
  LEFT JOIN tag_change r ON r.id = a.revoked_by AND r.undone_at IS NULL`;
const stands = `c.undone_at IS NULL AND a.valid_from <= $1::date AND (a.valid_to IS NULL OR a.valid_to >= $1::date)
  AND (r.id IS NULL OR (r.at AT TIME ZONE 'Asia/Shanghai')::date > $1::date)`;

/** Who stands on which list: the truth of asserted tags, of which their sets are made. */
@Injectable()
export class TagAssertions {
  constructor(private readonly database: Database) {}

  /** Who has each asserted tag on a day, as the union of all departments' lists. Tags never given are left out. */
  async sets(day: string, ordinals: number): Promise<Map<string, EnterpriseSet>> {
    const rows = await this.database.query<{ tag: string; members: number[] }>(
      `SELECT a.tag, coalesce(array_agg(a.enterprise) FILTER (WHERE ${stands}), '{}') AS members
       FROM ${joined} WHERE c.undone_at IS NULL GROUP BY a.tag`,
      [day],
    );
    const blocks = blocksFor(ordinals);
    return new Map(rows.map(({ tag, members }) => [tag, setOf(blocks, members)]));
  }

  /** Whether the enterprise has each asserted tag on a day. Tags never given are left out. */
  async ofEnterprise(ordinal: number, day: string): Promise<Map<string, boolean>> {
    const rows = await this.database.query<{ tag: string; has: boolean }>(
      `SELECT a.tag, coalesce(bool_or(a.enterprise = $2 AND ${stands}), false) AS has
       FROM ${joined} WHERE c.undone_at IS NULL GROUP BY a.tag`,
      [day, ordinal],
    );
    return new Map(rows.map(({ tag, has }) => [tag, has]));
  }

  /** Entries of the lists, newest first, those that no longer stand included. */
  async search(search: AssertionSearch): Promise<{ items: TagAssertion[]; total: number }> {
    const parameters = [search.on, search.tag ?? null, search.enterprise ?? null, search.query?.trim() ?? ''];
    const from = `FROM ${joined} JOIN enterprise e ON e.ordinal = a.enterprise
      JOIN department d ON d.code = c.department JOIN person p ON p.id = c.person LEFT JOIN person q ON q.id = r.person
      WHERE $1::date IS NOT NULL AND c.undone_at IS NULL AND ($2::text IS NULL OR a.tag = $2)
        AND ($3::int IS NULL OR a.enterprise = $3) AND ($4 = '' OR strpos(e.name, $4) > 0 OR e.uscc = upper($4))`;
    const items = await this.database.query<TagAssertion>(
      `SELECT a.change, a.tag, e.uscc, e.name, d.name AS department, p.name AS person, c.source,
              a.valid_from::text AS "validFrom", a.valid_to::text AS "validTo", c.at,
              CASE WHEN r.id IS NOT NULL
                THEN json_build_object('at', r.at, 'person', q.name, 'reason', r.reason) END AS revoked,
              ${stands} AS stands
       ${from} ORDER BY c.at DESC, a.enterprise LIMIT $5 OFFSET $6`,
      [...parameters, search.size, (search.page - 1) * search.size],
    );
    const total = await this.database.one<{ n: number }>(`SELECT count(*)::int AS n ${from}`, parameters);
    return { items: items.map(withDates), total: total?.n ?? 0 };
  }
}

/** Instants inside JSON come as texts. */
function withDates(row: TagAssertion): TagAssertion {
  return { ...row, revoked: row.revoked && { ...row.revoked, at: new Date(row.revoked.at) } };
}
