import { Injectable } from '@nestjs/common';
import {
  BLOCK_BYTES,
  BLOCK_WORDS,
  blockBytes,
  emptySet,
  type EnterpriseSet,
  isEmpty,
  nonEmptyBlocks,
  setFromBlocks,
} from '#matching';
import { bitsOf, Database, varbitArray } from '#platform';
import type { ChannelName } from '../push.js';

/** Number of consecutive pushes whose deliveries are united in one row of `delivery_span`: 2^6. */
export const SPAN_SHIFT = 6;

/** What became of a push on one channel, in enterprises. targeted = delivered + all reasons + pending. */
export interface LedgerLine {
  readonly channel: ChannelName;
  readonly targeted: number;
  readonly delivered: number;
  readonly suppressed: Readonly<Record<string, number>>;
  readonly failed: Readonly<Record<string, number>>;
  readonly uncertain: Readonly<Record<string, number>>;
  readonly pending: number;
  readonly balanced: boolean;
}

export interface LedgerBlock {
  readonly block: number;
  readonly channel: ChannelName;
  readonly targeted: number;
  readonly delivered: number;
}

const nobody = new Uint8Array(BLOCK_BYTES);
const blocksIn = (set: EnterpriseSet): number => set.length / BLOCK_WORDS;

/** Whom a push is counted for: the district and the department. */
const districtScope = '*';

/** The record of who was to be told and who was. The ledger is the count. */
@Injectable()
export class Ledger {
  constructor(private readonly database: Database) {}

  /** Writes what the rule said, per segment. Empty sets leave no row. */
  async writeAudience(push: number, segments: Readonly<Record<string, EnterpriseSet>>): Promise<void> {
    const rows = Object.entries(segments).flatMap(([segment, set]) =>
      [...nonEmptyBlocks(set)].map((row) => ({ segment, ...row })),
    );
    if (rows.length === 0) return;
    await this.database.query(
      `INSERT INTO audience_block (push, segment, block, members)
       SELECT $1, segment, block, members FROM unnest($2::text[], $3::int[], $4::varbit[]) AS b (segment, block, members)`,
      [
        push,
        rows.map((row) => row.segment),
        rows.map((row) => row.block),
        varbitArray(rows.map((row) => row.bytes)),
      ],
    );
  }

  /** Writes whom a channel is to tell, and whom of them it has told already, where the ledger is the delivery. */
  async writeTargeted(
    push: number,
    channel: ChannelName,
    targeted: EnterpriseSet,
    delivered: EnterpriseSet,
  ): Promise<void> {
    const rows = [...nonEmptyBlocks(targeted)];
    if (rows.length === 0) return;
    const told = (block: number) => (block < blocksIn(delivered) ? blockBytes(delivered, block) : nobody);
    await this.database.query(
      `INSERT INTO delivery_block (block, push, channel, targeted, delivered)
       SELECT block, $1, $2, targeted, delivered
       FROM unnest($3::int[], $4::varbit[], $5::varbit[]) AS b (block, targeted, delivered)`,
      [
        push,
        channel,
        rows.map((row) => row.block),
        varbitArray(rows.map((row) => row.bytes)),
        varbitArray(rows.map((row) => told(row.block))),
      ],
    );
  }

  /** Writes who of the targeted is not told, and why. */
  async writeSuppressed(
    push: number,
    channel: ChannelName,
    reason: string,
    members: EnterpriseSet,
  ): Promise<void> {
    const rows = [...nonEmptyBlocks(members)];
    if (rows.length === 0) return;
    await this.database.query(
      `INSERT INTO delivery_reason (block, push, channel, outcome, reason, members)
       SELECT block, $1, $2, 'suppressed', $3, members FROM unnest($4::int[], $5::varbit[]) AS b (block, members)`,
      [push, channel, reason, rows.map((row) => row.block), varbitArray(rows.map((row) => row.bytes))],
    );
  }

  /** Adds a push's deliveries to the unions that inboxes and long periods are read from. */
  async addToUnions(push: number, day: string, department: string, delivered: EnterpriseSet): Promise<void> {
    if (isEmpty(delivered)) return;
    const rows = [...nonEmptyBlocks(delivered)];
    const blocks = [rows.map((row) => row.block), varbitArray(rows.map((row) => row.bytes))];
    await this.database.query(
      `INSERT INTO delivery_span AS s (block, span, delivered)
       SELECT block, $1::bigint >> ${SPAN_SHIFT}, members FROM unnest($2::int[], $3::varbit[]) AS b (block, members)
       ON CONFLICT (block, span) DO UPDATE SET delivered = s.delivered | excluded.delivered`,
      [push, ...blocks],
    );
    await this.database.query(
      `INSERT INTO coverage_day AS c (scope, day, block, delivered)
       SELECT scope, $1, block, members FROM unnest($2::int[], $3::varbit[]) AS b (block, members), unnest($4::text[]) AS scope
       ON CONFLICT (scope, day, block) DO UPDATE SET delivered = c.delivered | excluded.delivered`,
      [day, ...blocks, [districtScope, department]],
    );
  }

  /** Who has been told of a policy in a round: targeted − suppressed − failed, over all channels; pending counts. */
  async told(policy: string, round: string | null, blocks: number): Promise<EnterpriseSet> {
    const rows = await this.database.query<{ block: number; bits: Buffer }>(
      `SELECT d.block, bit_send(bit_or(d.targeted & ~coalesce(r.members, repeat('0', 4096)::bit(4096)))) AS bits
       FROM push p JOIN notice n ON n.id = p.notice JOIN delivery_block d ON d.push = p.sequence
       LEFT JOIN LATERAL (
         SELECT bit_or(members) AS members FROM delivery_reason r
         WHERE r.block = d.block AND r.push = d.push AND r.channel = d.channel AND r.outcome IN ('suppressed', 'failed')) r ON true
       WHERE p.policy = $1 AND p.round IS NOT DISTINCT FROM $2 AND p.sequence IS NOT NULL AND n.kind = 'policy'
       GROUP BY d.block`,
      [policy, round],
    );
    if (rows.length === 0) return emptySet(blocks);
    return setFromBlocks(
      blocks,
      rows.map(({ block, bits }) => ({ block, bytes: bitsOf(bits) })),
    );
  }

  /** The sums of a push per channel. */
  async lines(push: number): Promise<LedgerLine[]> {
    const sums = await this.database.query<{ channel: ChannelName; targeted: number; delivered: number }>(
      `SELECT channel, sum(bit_count(targeted))::int AS targeted, sum(bit_count(delivered))::int AS delivered
       FROM delivery_block WHERE push = $1 GROUP BY channel ORDER BY channel`,
      [push],
    );
    const reasons = await this.database.query<ReasonSum>(
      `SELECT channel, outcome, reason, sum(bit_count(members))::int AS enterprises
       FROM delivery_reason WHERE push = $1 GROUP BY channel, outcome, reason`,
      [push],
    );
    return sums.map((sum) =>
      lineOf(
        sum,
        reasons.filter((reason) => reason.channel === sum.channel),
      ),
    );
  }

  /** A push block by block: the evidence behind its sums. */
  blocks(push: number): Promise<LedgerBlock[]> {
    return this.database.query(
      `SELECT block, channel, bit_count(targeted)::int AS targeted, bit_count(delivered)::int AS delivered
       FROM delivery_block WHERE push = $1 ORDER BY block, channel`,
      [push],
    );
  }

  /** The enterprises that a push has reached, over all channels. */
  async delivered(push: number): Promise<{ block: number; bytes: Uint8Array }[]> {
    const rows = await this.database.query<{ block: number; bits: Buffer }>(
      'SELECT block, bit_send(bit_or(delivered)) AS bits FROM delivery_block WHERE push = $1 GROUP BY block',
      [push],
    );
    return rows.map(({ block, bits }) => ({ block, bytes: bitsOf(bits) }));
  }

  /** Number of enterprises per segment as the rule had it at planning. */
  async audience(push: number): Promise<Record<string, number>> {
    const rows = await this.database.query<{ segment: string; enterprises: number }>(
      'SELECT segment, sum(bit_count(members))::int AS enterprises FROM audience_block WHERE push = $1 GROUP BY segment',
      [push],
    );
    return Object.fromEntries(rows.map((row) => [row.segment, row.enterprises]));
  }

  /** Builds the derived unions anew from the ledger; gives back how many rows were wrong. */
  async rebuildUnions(): Promise<number> {
    return this.database.transaction(async () => {
      await this.database.lock('plan');
      const wrong = await this.database.one<{ n: number }>(countWrongUnions);
      await this.database.query('TRUNCATE delivery_span, coverage_day');
      await this.database.query(`INSERT INTO delivery_span (block, span, delivered) ${spansFromLedger}`);
      await this.database.query(`INSERT INTO coverage_day (scope, day, block, delivered) ${daysFromLedger}`);
      return wrong?.n ?? 0;
    });
  }
}

const spansFromLedger = `
  SELECT block, push >> ${SPAN_SHIFT} AS span, bit_or(delivered) AS delivered FROM delivery_block
  WHERE bit_count(delivered) > 0 GROUP BY block, push >> ${SPAN_SHIFT}`;
const daysFromLedger = `
  SELECT scope, p.dispatched_on AS day, d.block, bit_or(d.delivered) AS delivered
  FROM delivery_block d JOIN push p ON p.sequence = d.push,
  LATERAL unnest(ARRAY['${districtScope}', p.department]) AS scope
  WHERE bit_count(d.delivered) > 0 GROUP BY scope, p.dispatched_on, d.block`;
const countWrongUnions = `
  SELECT ((SELECT count(*) FROM (SELECT block, span, delivered FROM delivery_span EXCEPT ${spansFromLedger}) a)
        + (SELECT count(*) FROM (${spansFromLedger} EXCEPT SELECT block, span, delivered FROM delivery_span) a)
        + (SELECT count(*) FROM (SELECT scope, day, block, delivered FROM coverage_day EXCEPT ${daysFromLedger}) a)
        + (SELECT count(*) FROM (${daysFromLedger} EXCEPT SELECT scope, day, block, delivered FROM coverage_day) a))::int AS n`;

interface ReasonSum {
  readonly channel: ChannelName;
  readonly outcome: 'suppressed' | 'failed' | 'uncertain';
  readonly reason: string;
  readonly enterprises: number;
}

function lineOf(
  sum: { channel: ChannelName; targeted: number; delivered: number },
  reasons: readonly ReasonSum[],
): LedgerLine {
  const of = (outcome: ReasonSum['outcome']) =>
    Object.fromEntries(
      reasons.filter((each) => each.outcome === outcome).map((each) => [each.reason, each.enterprises]),
    );
  const settled = reasons.reduce((total, each) => total + each.enterprises, sum.delivered);
  const pending = sum.targeted - settled;
  return {
    ...sum,
    suppressed: of('suppressed'),
    failed: of('failed'),
    uncertain: of('uncertain'),
    pending,
    balanced: pending >= 0,
  };
}
