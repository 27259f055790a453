import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { NoticeKind } from './notice.js';
import type { ChannelName, PushState } from './push.js';

export interface PushSearch {
  readonly state?: PushState;
  readonly department?: string;
  readonly query?: string;
  readonly from?: string;
  readonly to?: string;
  /** The code of the policy they are about. */
  readonly policy?: string;
  readonly page: number;
  readonly size: number;
}

/** A push as lists show it. */
export interface PushOverview {
  readonly id: string;
  readonly sequence: number | null;
  readonly state: PushState;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly department: { readonly code: string; readonly name: string };
  readonly policy: { readonly code: string; readonly title: string; readonly item: string } | null;
  readonly channels: readonly ChannelName[];
  readonly targeted: number | null;
  readonly delivered: number | null;
  /** Enterprises in which at least one person opened it. */
  readonly read: number | null;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: Date;
  readonly dispatchedOn: string | null;
}

const overview = `
  SELECT p.id, p.sequence::int AS sequence, p.state, n.kind, n.title,
         json_build_object('code', d.code, 'name', d.name) AS department,
         CASE WHEN p.item IS NOT NULL THEN json_build_object('code', p.policy, 'title', v.title, 'item', i.title) END AS policy,
         p.channels, l.targeted, l.delivered,
         CASE WHEN p.sequence IS NOT NULL THEN (SELECT count(DISTINCT enterprise)::int FROM receipt r
                                                WHERE r.push = p.sequence AND r.kind = 'read') END AS read,
         json_build_object('id', c.id, 'name', c.name) AS "createdBy", p.created_at AS "createdAt",
         p.dispatched_on::text AS "dispatchedOn"
  FROM push p
  JOIN notice n ON n.id = p.notice
  JOIN department d ON d.code = p.department
  JOIN person c ON c.id = p.created_by
  LEFT JOIN policy_item i ON i.id = p.item
  LEFT JOIN policy_version v ON v.id = i.version
  LEFT JOIN LATERAL (
    SELECT coalesce(sum(bit_count(targeted)), 0)::int AS targeted, coalesce(sum(bit_count(delivered)), 0)::int AS delivered
    FROM delivery_block b WHERE b.push = p.sequence) l ON p.sequence IS NOT NULL`;

const filter = `
  WHERE ($1::text IS NULL OR p.state = $1) AND ($2::text IS NULL OR p.department = $2)
    AND ($3::text IS NULL OR strpos(n.title, $3) > 0)
    AND ($4::date IS NULL OR coalesce(p.dispatched_on, (p.created_at AT TIME ZONE 'Asia/Shanghai')::date) >= $4)
    AND ($5::date IS NULL OR coalesce(p.dispatched_on, (p.created_at AT TIME ZONE 'Asia/Shanghai')::date) <= $5)
    AND ($6::text IS NULL OR p.policy = $6)`;

/** Lists of pushes. */
@Injectable()
export class PushBoard {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(search: PushSearch): Promise<{ items: PushOverview[]; total: number }> {
    const { state, department, query, from, to, policy } = search;
    const filters = [state, department, query || undefined, from, to, policy].map((each) => each ?? null);
    const items = await this.database.query<PushOverview>(
      `${overview} ${filter} ORDER BY p.created_at DESC, p.id LIMIT $7 OFFSET $8`,
      [...filters, search.size, (search.page - 1) * search.size],
    );
    const total = await this.database.one<{ n: number }>(
      `SELECT count(*)::int AS n FROM push p JOIN notice n ON n.id = p.notice ${filter}`,
      filters,
    );
    return { items, total: total?.n ?? 0 };
  }

  find(id: string): Promise<PushOverview | undefined> {
    return this.database.one(`${overview} WHERE p.id = $1`, [id]);
  }
}
