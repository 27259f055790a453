import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { genesis, isChainAlgorithm, linkHash } from './audit-chain.js';
import { type SealedRecord, sealedColumns } from './audit-entry.js';

/** A place in the chain, known from elsewhere: a backup's manifest, a collector, a printed page. */
export interface AuditAnchor {
  readonly number: bigint;
  /** In hexadecimal digits. */
  readonly hash: string;
}

/** What is wrong with the first link that does not hold. */
export type BreakKind = 'changed' | 'missing' | 'cut-off' | 'head' | 'anchor' | 'algorithm';

export interface ChainBreak {
  readonly number: string;
  readonly kind: BreakKind;
  readonly message: string;
}

export interface ChainReport {
  /** Links that hold, from the first that is in the database. */
  readonly verified: number;
  readonly first: string | null;
  readonly head: { readonly number: string; readonly hash: string };
  /** Entries that are written but not sealed yet. */
  readonly unsealed: number;
  readonly broken: ChainBreak | null;
}

interface Start {
  readonly number: string;
  readonly hash: Buffer;
}

const pageSize = 5_000;
const texts: Readonly<Record<BreakKind, (number: string) => string>> = {
  changed: (n) => `第 ${n} 条与封印不符：内容被改动，或者被插入、调换了次序`,
  missing: (n) => `第 ${n} 条不见了：被删除，或者次序被调换`,
  'cut-off': (n) => `从第 ${n} 条起到链尾的记录不见了：链尾被截断`,
  head: (n) => `链尾登记与第 ${n} 条不符：链尾登记或最后几条被改动`,
  anchor: (n) => `第 ${n} 条与给出的锚点不符：此处以前的记录被整体重写或截断`,
  algorithm: (n) => `第 ${n} 条的摘要算法不认识：算法被改动，或者程序版本过旧`,
};

/** Proves the chain link by link, or names the first link that does not hold. */
@Injectable()
export class AuditVerification {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Proves the chain and keeps when that was and what came of it. */
  async check(): Promise<ChainReport> {
    const at = this.clock.now();
    const report = await this.verify();
    const { verified, head, broken } = report;
    await this.database.query(
      `INSERT INTO audit_check (at, verified, number, broken_number, broken_message) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (single) DO UPDATE SET at = excluded.at, verified = excluded.verified, number = excluded.number,
         broken_number = excluded.broken_number, broken_message = excluded.broken_message`,
      [at, verified, head.number, broken?.number ?? null, broken?.message ?? null],
    );
    return report;
  }

  /** Reads all of it as it stands at one moment. @param anchors places that must be as they were */
  verify(anchors: readonly AuditAnchor[] = []): Promise<ChainReport> {
    return this.database.consistently(async () => {
      const start = await this.start();
      const walk = new ChainWalk(start, anchors);
      for await (const record of this.links(start.number)) if (!walk.step(record)) break;
      const head = (await this.head()) ?? { number: '0', hash: genesis };
      walk.end(head);
      return {
        verified: walk.verified,
        first: walk.verified > 0 ? String(BigInt(start.number) + 1n) : null,
        head: { number: head.number, hash: head.hash.toString('hex') },
        unsealed: await this.unsealed(),
        broken: walk.broken,
      };
    });
  }

  /** The last link. */
  head(): Promise<Start | undefined> {
    return this.database.one<Start>('SELECT number::text, hash FROM audit_head');
  }

  /** Where the chain begins in this database: after what was archived and deleted. */
  private async start(): Promise<Start> {
    const archived = await this.database.one<Start>(
      `SELECT a.last::text AS number, a.hash FROM audit_archive a
       WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.number <= a.last) ORDER BY a.last DESC LIMIT 1`,
    );
    return archived ?? { number: '0', hash: genesis };
  }

  private async *links(after: string): AsyncGenerator<SealedRecord> {
    for (let last: string | undefined = after; last !== undefined;) {
      const page: SealedRecord[] = await this.database.query<SealedRecord>(
        `SELECT ${sealedColumns} FROM audit_entry e WHERE e.number > $1 ORDER BY e.number LIMIT $2`,
        [last, pageSize],
      );
      yield* page;
      last = page.length === pageSize ? page.at(-1)?.number : undefined;
    }
  }

  private async unsealed(): Promise<number> {
    const row = await this.database.one<{ n: number }>(
      'SELECT count(*)::int AS n FROM audit_entry WHERE number IS NULL',
    );
    return row?.n ?? 0;
  }
}

/** A walk along the chain that stops at the first link that does not hold. */
export class ChainWalk {
  verified = 0;
  broken: ChainBreak | null = null;
  private number: bigint;
  private hash: Buffer;
  private readonly anchors: Map<bigint, string>;

  constructor(start: Start, anchors: readonly AuditAnchor[]) {
    this.number = BigInt(start.number);
    this.hash = start.hash;
    this.anchors = new Map(anchors.map(({ number, hash }) => [number, hash.toLowerCase()]));
  }

  /** Takes one link. @returns whether the chain holds so far */
  step(record: SealedRecord): boolean {
    const number = this.number + 1n;
    if (BigInt(record.number) !== number) return this.breakAt(number, 'missing');
    if (!isChainAlgorithm(record.algorithm)) return this.breakAt(number, 'algorithm');
    const hash = linkHash(this.hash, record, number, record.algorithm);
    if (!hash.equals(record.hash)) return this.breakAt(number, 'changed');
    const anchor = this.anchors.get(number);
    if (anchor !== undefined && anchor !== hash.toString('hex')) return this.breakAt(number, 'anchor');
    this.number = number;
    this.hash = hash;
    this.verified++;
    return true;
  }

  /** Compares the end with the head, and looks for anchors that were not reached. */
  end(head: Start): void {
    if (this.broken) return;
    const number = BigInt(head.number);
    if (number > this.number) this.breakAt(this.number + 1n, 'cut-off');
    else if (number < this.number || !head.hash.equals(this.hash)) this.breakAt(this.number, 'head');
    const beyond = [...this.anchors.keys()].find((anchor) => anchor > this.number);
    if (!this.broken && beyond !== undefined) this.breakAt(beyond, 'anchor');
  }

  private breakAt(number: bigint, kind: BreakKind): false {
    this.broken = { number: String(number), kind, message: texts[kind](String(number)) };
    return false;
  }
}
