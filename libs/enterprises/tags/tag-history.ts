import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type EnterpriseRow, enterpriseColumns } from '../registry/enterprise-row.js';

/** One day of a tag's history. */
export interface TagDay {
  /** YYYY-MM-DD */
  readonly day: string;
  /** How many had it at the end of the day, and of how many it could not be told. */
  readonly members: number;
  readonly undetermined: number;
  /** Who had it not the evening before, and who has it no more. */
  readonly gained: number;
  readonly lost: number;
  /** Its rule became another one on this day. */
  readonly ruleChanged: boolean;
}

/** An enterprise that gained or lost a tag. */
export interface TagMove extends EnterpriseRow {
  /** YYYY-MM-DD */
  readonly day: string;
}

/** When a definition was in use. */
export interface TagUse {
  readonly code: string;
  readonly label: string;
  readonly group: string;
  /** YYYY-MM-DD */
  readonly since: string;
  /** The first day on which it was not in use any more; null while it is. */
  readonly until: string | null;
}

export type TagMoveKind = 'gained' | 'lost';

/** How the tags came to be as they are: counted from the sets that are kept of each day. */
@Injectable()
export class TagHistory {
  constructor(private readonly database: Database) {}

  /** The days on which the tag was computed, oldest first. */
  days(code: string, from: string, to: string): Promise<TagDay[]> {
    return this.database.query(
      `SELECT d.day::text AS day, d.members, d.undetermined, d.rule_changed AS "ruleChanged",
              coalesce(sum(bit_count(f.gained)), 0)::int AS gained, coalesce(sum(bit_count(f.lost)), 0)::int AS lost
       FROM tag_day d LEFT JOIN tag_flow f ON f.tag = d.tag AND f.day = d.day
       WHERE d.tag = $1 AND d.day BETWEEN $2 AND $3 GROUP BY d.tag, d.day ORDER BY d.day`,
      [code, from, to],
    );
  }

  /** Who gained or lost the tag, the latest first. */
  async moves(
    code: string,
    { kind, page, size }: { kind: TagMoveKind; page: number; size: number },
  ): Promise<{ items: TagMove[]; total: number }> {
    const total = await this.database.one<{ n: number }>(
      `SELECT coalesce(sum(bit_count(${kind})), 0)::int AS n FROM tag_flow WHERE tag = $1`,
      [code],
    );
    const skipped = (page - 1) * size;
    // Only the blocks that the page touches are taken apart.
    const items = await this.database.query<TagMove>(
      `WITH counted AS (
         SELECT day, block, ${kind} AS bits, bit_count(${kind}) AS n,
                sum(bit_count(${kind})) OVER (ORDER BY day DESC, block) AS upto FROM tag_flow WHERE tag = $1),
       touched AS (SELECT * FROM counted WHERE n > 0 AND upto > $2 AND upto - n < $2::int + $3::int)
       SELECT t.day::text AS day, ${enterpriseColumns}
       FROM touched t, generate_series(0, 4095) i JOIN enterprise e ON true
       WHERE get_bit(t.bits, i) = 1 AND e.ordinal = t.block * 4096 + i ORDER BY t.day DESC, e.ordinal
       LIMIT $3 OFFSET $2::int - (SELECT coalesce(min(upto - n), 0) FROM touched)`,
      [code, skipped, size],
    );
    return { items, total: total?.n ?? 0 };
  }

  /** Every time a definition was in use that touches a period, both days included; in order of their beginning. */
  uses(from: string, to: string): Promise<TagUse[]> {
    return this.database.query(
      `SELECT u.tag AS code, t.label, t.tag_group AS "group", u.since::text AS since, u.until::text AS until
       FROM tag_use u JOIN tag t ON t.code = u.tag
       WHERE u.since <= $2 AND (u.until IS NULL OR u.until >= $1) ORDER BY u.since, u.tag`,
      [from, to],
    );
  }
}
