import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import { Fault } from '../fault.js';
import { type ArchiveReport, verifyArchive, writeArchive } from './archive-file.js';
import { genesis } from './audit-chain.js';
import { type SealedRecord, sealedColumns } from './audit-entry.js';
import { AuditTrail, system } from './audit-trail.js';

const mostPerFile = 100_000;
const pageSize = 5_000;

interface Span {
  readonly first: string;
  readonly last: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
}

/** What became of one run. */
export interface Archived {
  readonly file: string;
  readonly first: string;
  readonly last: string;
}

/**
 * Takes old links out of the database: into a file first, whose last hash is kept as the anchor where the rest of the
 * chain goes on, and only then away. Killed between the steps it does the same again under the same name.
 */
@Injectable()
export class AuditArchiver {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Archives what is older than the setting says, and forgets what is archived and half a year old. Nothing leaves
   * that the collector has not got yet.
   * @returns the files that were written; none without a folder
   */
  async archive(): Promise<Archived[]> {
    const { archiveDirectory: directory } = this.config.audit;
    if (!directory) return [];
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const written: Archived[] = [];
    for (let span = await this.span(); span; span = await this.span())
      written.push(await this.archiveSpan(directory, span));
    await this.forget();
    return written;
  }

  /**
   * Proves an archive, and that it is the one that was made of this trail.
   * @throws Fault when it can't be read, or the database knows another one
   */
  async verify(path: string): Promise<ArchiveReport> {
    const report = await verifyArchive(path).catch((cause: unknown) => {
      const reason =
        (cause as { code?: string }).code === 'ENOENT' ? '没有这个文件' : '不是审计归档，或者已损坏';
      throw new Fault('invalid', 'audit-archive', `读不出 ${basename(path)}：${reason}`);
    });
    const { first, last, hash } = report.head;
    const known = await this.database.one<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM audit_archive WHERE first = $1 AND last = $2`,
      [first, last],
    );
    if (known?.hash !== hash)
      throw new Fault(
        'conflict',
        'audit-archive',
        `归档 ${first}–${last} 与数据库中登记的锚点不符，或者没有登记`,
      );
    return report;
  }

  private async forget(): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.database.one<{ entries: string }>(
        'SELECT forget_archived_audit()::text AS entries',
      );
      if (!row || row.entries === '0') return;
      await this.trail.record(system, {
        action: 'audit.forget',
        subject: { type: 'audit', id: null },
        outcome: 'ok',
        details: { entries: Number(row.entries) },
      });
    });
  }

  private async archiveSpan(directory: string, span: Span): Promise<Archived> {
    const { first, last, previous, hash } = span;
    const file = `audit-${first.padStart(12, '0')}-${last.padStart(12, '0')}.ndjson.gz`;
    const head = { first, last, previous: previous.toString('hex'), hash: hash.toString('hex') };
    const path = join(directory, file);
    const sha256 = await writeArchive(
      path,
      { format: 'policy-push-audit', version: 1, ...head },
      this.links(span),
    );
    await this.database.transaction(async () => {
      await this.database.query(
        'INSERT INTO audit_archive (first, last, hash, file, sha256) VALUES ($1, $2, $3, $4, $5)',
        [first, last, hash, file, sha256],
      );
      await this.trail.record(system, {
        action: 'audit.archive',
        subject: { type: 'audit', id: last },
        outcome: 'ok',
        details: { first, last, file, sha256 },
      });
    });
    return { file, first, last };
  }

  /** The next links that are old enough; one file's worth. */
  private async span(): Promise<Span | undefined> {
    const start = await this.database.one<{ last: string; hash: Buffer }>(
      'SELECT last::text, hash FROM audit_archive ORDER BY last DESC LIMIT 1',
    );
    const before = start?.last ?? '0';
    const end = await this.database.one<{ number: string; hash: Buffer }>(
      `SELECT e.number::text, e.hash FROM audit_entry e
       WHERE e.number > $1::bigint AND e.number = least($1::bigint + $2, $3::bigint, coalesce(
         (SELECT min(y.number) - 1 FROM audit_entry y
          WHERE y.number > $1::bigint AND y.at >= now() - make_interval(months => $4)),
         (SELECT h.number FROM audit_head h)))`,
      [before, mostPerFile, await this.forwarded(), this.config.audit.keepMonths],
    );
    if (!end) return undefined;
    const first = String(BigInt(before) + 1n);
    return { first, last: end.number, previous: start?.hash ?? genesis, hash: end.hash };
  }

  private async forwarded(): Promise<string> {
    if (!this.config.audit.syslog) return String(Number.MAX_SAFE_INTEGER);
    const row = await this.database.one<{ number: string }>(
      'SELECT resume_from::text AS number FROM audit_forwarding',
    );
    return row?.number ?? '0';
  }

  private async *links({ first, last }: Span): AsyncGenerator<SealedRecord> {
    for (let from = BigInt(first); from <= BigInt(last); from += BigInt(pageSize)) {
      const to = from + BigInt(pageSize) - 1n;
      yield* await this.database.query<SealedRecord>(
        `SELECT ${sealedColumns} FROM audit_entry e WHERE e.number BETWEEN $1 AND least($2::bigint, $3::bigint) ORDER BY e.number`,
        [String(from), String(to), last],
      );
    }
  }
}
