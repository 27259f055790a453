import { Injectable } from '@nestjs/common';
import { BLOCK_SHIFT, BLOCK_SIZE } from '#matching';
import { Database } from '#platform';

/** How a push stands to one enterprise. */
export interface Reach {
  readonly segment: string | null;
  readonly alreadyTold: boolean;
  readonly targeted: boolean;
  readonly delivered: boolean;
  /** Why not, where a reason was recorded. */
  readonly reason: string | null;
  readonly readAt: Date | null;
}

/** “Why did this enterprise get it, and that one not?” */
@Injectable()
export class PushReach {
  constructor(private readonly database: Database) {}

  /** Answers for a planned push, from what was written at planning. */
  async of(push: number, enterprise: number): Promise<Reach> {
    const row = await this.database.one<Reach>(
      `SELECT (SELECT segment FROM audience_block a WHERE a.push = $1 AND a.block = $2 AND a.segment <> 'alreadyTold'
                 AND get_bit(a.members, $3) = 1 LIMIT 1) AS segment,
              EXISTS (SELECT FROM audience_block a WHERE a.push = $1 AND a.block = $2 AND a.segment = 'alreadyTold'
                 AND get_bit(a.members, $3) = 1) AS "alreadyTold",
              coalesce(bool_or(get_bit(d.targeted, $3) = 1), false) AS targeted,
              coalesce(bool_or(get_bit(d.delivered, $3) = 1), false) AS delivered,
              (SELECT reason FROM delivery_reason r WHERE r.push = $1 AND r.block = $2 AND get_bit(r.members, $3) = 1 LIMIT 1) AS reason,
              (SELECT min(at) FROM receipt r WHERE r.push = $1 AND r.enterprise = $4 AND r.kind = 'read') AS "readAt"
       FROM delivery_block d WHERE d.push = $1 AND d.block = $2`,
      [push, enterprise >> BLOCK_SHIFT, enterprise & (BLOCK_SIZE - 1), enterprise],
    );
    return (
      row ?? {
        segment: null,
        alreadyTold: false,
        targeted: false,
        delivered: false,
        reason: null,
        readAt: null,
      }
    );
  }
}
