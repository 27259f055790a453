import { Injectable } from '@nestjs/common';
import { type Block, type EnterpriseSet, setFromBlocks } from '#matching';
import { bitsOf, Database } from '#platform';

/** How long the ledger is not read again while no push is dispatched: an outcome may still take somebody out. */
const freshForMs = 10_000;

interface Held {
  readonly newest: number;
  readonly at: number;
  readonly rows: Promise<ReadonlyMap<string, Block[]>>;
}

/** Who has been told of each policy so far, in whatever round: targeted − suppressed − failed, pending counts. */
@Injectable()
export class ToldPolicies {
  private held: Held | undefined;

  constructor(private readonly database: Database) {}

  /** By policy code; policies of which nobody was told are left out. */
  async sets(blocks: number): Promise<Map<string, EnterpriseSet>> {
    const rows = await this.rows();
    return new Map(
      [...rows].map(([policy, found]) => [
        policy,
        setFromBlocks(
          blocks,
          found.filter(({ block }) => block < blocks),
        ),
      ]),
    );
  }

  private async rows(): Promise<ReadonlyMap<string, Block[]>> {
    const row = await this.database.one<{ newest: string | null }>(
      'SELECT max(sequence) AS newest FROM push',
    );
    const newest = Number(row?.newest);
    if (this.held?.newest === newest && performance.now() - this.held.at < freshForMs) return this.held.rows;
    const rows = this.read();
    this.held = { newest, at: performance.now(), rows };
    rows.catch(() => (this.held = undefined));
    return rows;
  }

  private async read(): Promise<Map<string, Block[]>> {
    const rows = await this.database.query<{ policy: string; block: number; bits: Buffer }>(
      `SELECT p.policy, d.block,
              bit_send(bit_or(d.targeted & ~coalesce(r.members, repeat('0', 4096)::bit(4096)))) AS bits
       FROM push p JOIN notice n ON n.id = p.notice JOIN delivery_block d ON d.push = p.sequence
       LEFT JOIN LATERAL (
         SELECT bit_or(members) AS members FROM delivery_reason r
         WHERE r.block = d.block AND r.push = d.push AND r.channel = d.channel AND r.outcome IN ('suppressed', 'failed')) r ON true
       WHERE p.policy IS NOT NULL AND p.sequence IS NOT NULL AND n.kind = 'policy'
       GROUP BY p.policy, d.block`,
    );
    const byPolicy = new Map<string, Block[]>();
    for (const { policy, block, bits } of rows) {
      const blocks = byPolicy.get(policy) ?? [];
      blocks.push({ block, bytes: bitsOf(bits) });
      byPolicy.set(policy, blocks);
    }
    return byPolicy;
  }
}
