import { Injectable } from '@nestjs/common';
import { BLOCK_SHIFT, BLOCK_SIZE } from '#matching';
import { Database } from '#platform';

/** A push that was for an enterprise. */
export interface ReceivedPush {
  readonly id: string;
  readonly title: string;
  readonly department: string;
  readonly sentAt: Date;
  readonly delivered: boolean;
  readonly readAt: Date | null;
}

/** The pushes that one enterprise was to get, from the ledger. */
@Injectable()
export class ReceivedPushes {
  constructor(private readonly database: Database) {}

  /** Newest first. @param department undefined for those of every department */
  of(enterprise: number, department: string | undefined, limit: number): Promise<ReceivedPush[]> {
    return this.database.query(
      `SELECT p.id, n.title, dep.name AS department, p.dispatched_at AS "sentAt",
              bool_or(get_bit(d.delivered, $2) = 1) AS delivered,
              (SELECT min(r.at) FROM receipt r WHERE r.push = p.sequence AND r.enterprise = $3 AND r.kind = 'read') AS "readAt"
       FROM delivery_block d JOIN push p ON p.sequence = d.push JOIN notice n ON n.id = p.notice
       JOIN department dep ON dep.code = p.department
       WHERE d.block = $1 AND get_bit(d.targeted, $2) = 1 AND ($4::text IS NULL OR p.department = $4)
       GROUP BY p.id, p.sequence, p.dispatched_at, n.title, dep.name ORDER BY p.sequence DESC LIMIT $5`,
      [enterprise >> BLOCK_SHIFT, enterprise & (BLOCK_SIZE - 1), enterprise, department ?? null, limit],
    );
  }
}
