import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { isPersonalised } from '../personalised.js';
import type { ChannelName, Push } from '../push.js';

/** The reason under which whoever refuses personalised pushes is suppressed. */
export const refusedPersonalised = 'refused-personalised';

/**
 * Refusals that came after the plan. A channel that sends asks before each batch, so that nobody who has refused
 * meanwhile is sent to; where the ledger is the delivery, nothing is pending and nothing is done.
 */
@Injectable()
export class RefusedDeliveries {
  constructor(private readonly database: Database) {}

  /** Takes out of what is pending whoever refuses by now. @returns how many enterprises */
  async takeOut(push: Pick<Push, 'rule'> & { sequence: number }, channel: ChannelName): Promise<number> {
    if (!isPersonalised(push.rule)) return 0;
    const row = await this.database.one<{ n: number }>(
      `WITH refused AS (
         SELECT d.block, d.targeted & ~d.delivered & b.members
                  & ~coalesce(r.members, repeat('0', 4096)::bit(4096)) AS members
         FROM delivery_block d JOIN refusal_block b USING (block)
         LEFT JOIN LATERAL (SELECT bit_or(s.members) AS members FROM delivery_reason s
                            WHERE s.block = d.block AND s.push = d.push AND s.channel = d.channel) r ON true
         WHERE d.push = $1 AND d.channel = $2),
       written AS (
         INSERT INTO delivery_reason AS r (block, push, channel, outcome, reason, members)
         SELECT block, $1, $2, 'suppressed', $3, members FROM refused WHERE bit_count(members) > 0
         ON CONFLICT (block, push, channel, outcome, reason) DO UPDATE SET members = r.members | excluded.members)
       SELECT coalesce(sum(bit_count(members)), 0)::int AS n FROM refused`,
      [push.sequence, channel, refusedPersonalised],
    );
    return row?.n ?? 0;
  }
}
