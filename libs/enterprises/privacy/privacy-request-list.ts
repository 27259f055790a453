import { Injectable } from '@nestjs/common';
import { Clock, Database, notFound } from '#platform';
import {
  type PrivacyRequest,
  type RequestKind,
  type RequestState,
  selectRequests,
} from './privacy-request.js';

export interface RequestSearch {
  readonly kind?: RequestKind;
  readonly state?: RequestState;
  /** Only those whose last day is over. */
  readonly overdue?: boolean;
  readonly query?: string;
  readonly page: number;
  readonly size: number;
}

/** Requests about personal data as both sides see them. */
@Injectable()
export class PrivacyRequestList {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of one enterprise, newest first. */
  ofEnterprise(ordinal: number): Promise<PrivacyRequest[]> {
    return this.database.query(
      `${selectRequests} WHERE r.enterprise = $1 ORDER BY r.requested_at DESC, r.id`,
      [ordinal],
    );
  }

  /** Those that wait for somebody first, the most urgent before others, then the settled, newest first. */
  async search(search: RequestSearch): Promise<{ items: PrivacyRequest[]; total: number }> {
    const where = `WHERE ($1::text IS NULL OR r.kind = $1) AND ($2::text IS NULL OR r.state = $2)
      AND (NOT $3::boolean OR (r.state IN ('open', 'approved') AND r.due < $4::date))
      AND ($5 = '' OR strpos(e.name, $5) > 0 OR e.uscc = upper($5))`;
    const parameters = [
      search.kind ?? null,
      search.state ?? null,
      search.overdue ?? false,
      this.clock.today(),
      search.query?.trim() ?? '',
    ];
    const items = await this.database.query<PrivacyRequest>(
      `${selectRequests} ${where}
       ORDER BY r.settled_at IS NOT NULL, CASE WHEN r.settled_at IS NULL THEN r.due END, r.requested_at DESC, r.id
       LIMIT $6 OFFSET $7`,
      [...parameters, search.size, (search.page - 1) * search.size],
    );
    const total = await this.database.one<{ n: number }>(
      `SELECT count(*)::int AS n FROM privacy_request r JOIN enterprise e ON e.ordinal = r.enterprise ${where}`,
      parameters,
    );
    return { items, total: total?.n ?? 0 };
  }

  /** One request. @param ordinal whose it must be; undefined for the centre. @throws Fault when there is none */
  async get(id: string, ordinal?: number): Promise<PrivacyRequest> {
    const row = await this.database.one<PrivacyRequest>(
      `${selectRequests} WHERE r.id = $1 AND ($2::int IS NULL OR r.enterprise = $2)`,
      [id, ordinal ?? null],
    );
    if (!row) throw notFound('这项个人信息请求');
    return row;
  }
}
