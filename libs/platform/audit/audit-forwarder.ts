import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import { type SealedRecord, sealedColumns } from './audit-entry.js';
import type { SyslogSettings } from './audit-settings.js';
import { sendToCollector } from './syslog-connection.js';
import { framed, syslogMessage } from './syslog-message.js';

const batchSize = 500;
const patienceMs = 10_000;
/** Longer than a batch can take, so that nobody else begins while it is under way. */
const leaseSeconds = 60;

interface Cursor {
  readonly number: string;
  readonly resumeFrom: string;
}

/**
 * Forwards sealed entries to a collector by syslog, in order, one forwarder at a time. How far they went is kept in
 * the database, and no transaction is open while the collector is talked to. After a fault, and after a start, the
 * last batch that was taken goes once more: a collector that died in just that moment may not have kept it. So every
 * entry arrives at least once, and its number tells those that arrive twice.
 */
@Injectable()
export class AuditForwarder {
  private readonly holder = randomUUID();
  /** Whether the batch before the cursor is known to have been kept. */
  private isSure = false;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * Forwards all that is sealed by now. Does nothing without a collector, or when another process is at it.
   * @returns how many entries the collector took
   * @throws what the collector did wrong; it is written down for the audit page too
   */
  async forward(): Promise<number> {
    const { syslog } = this.config.audit;
    if (!syslog) return 0;
    let forwarded = 0;
    for (;;) {
      const batch = await this.forwardBatch(syslog);
      forwarded += batch;
      if (batch < batchSize) return forwarded;
    }
  }

  private async forwardBatch(syslog: SyslogSettings): Promise<number> {
    const cursor = await this.lease();
    if (!cursor) return 0;
    const from = this.isSure ? cursor.number : cursor.resumeFrom;
    const again = Number(BigInt(cursor.number) - BigInt(from));
    const records = await this.after(from, again + batchSize);
    const last = records.at(-1)?.number ?? from;
    try {
      // Nothing new: what may have been lost waits for the next entry.
      if (BigInt(last) <= BigInt(cursor.number)) return 0;
      const bytes = Buffer.concat(records.map((record) => framed(syslogMessage(record, hostname()))));
      await sendToCollector(syslog, bytes, patienceMs);
      await this.settle(cursor.number, last);
      this.isSure = true;
      return records.length - again;
    } catch (error) {
      this.isSure = false;
      await this.noteFailure(reasonOf(error));
      throw error;
    } finally {
      await this.release();
    }
  }

  private after(number: string, most: number): Promise<SealedRecord[]> {
    return this.database.query<SealedRecord>(
      `SELECT ${sealedColumns} FROM audit_entry e WHERE e.number > $1 ORDER BY e.number LIMIT $2`,
      [number, most],
    );
  }

  private lease(): Promise<Cursor | undefined> {
    return this.database.one<Cursor>(
      `UPDATE audit_forwarding SET holder = $1, leased_until = now() + make_interval(secs => $2)
       WHERE leased_until < now() OR holder = $1
       RETURNING number::text, resume_from::text AS "resumeFrom"`,
      [this.holder, leaseSeconds],
    );
  }

  private async settle(before: string, last: string): Promise<void> {
    await this.database.query(
      `UPDATE audit_forwarding SET resume_from = $2, number = $3, forwarded_at = now(), failed_since = NULL, failure = NULL
       WHERE holder = $1`,
      [this.holder, before, last],
    );
  }

  private async noteFailure(reason: string): Promise<void> {
    await this.database.query(
      'UPDATE audit_forwarding SET failure = $2, failed_since = coalesce(failed_since, now()) WHERE holder = $1',
      [this.holder, reason],
    );
  }

  private async release(): Promise<void> {
    await this.database.query(
      `UPDATE audit_forwarding SET holder = NULL, leased_until = '-infinity' WHERE holder = $1`,
      [this.holder],
    );
  }
}

const untrusted = '日志服务器的证书不受信任，请在 AUDIT_SYSLOG_CA 中给出签发者的证书';
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: '日志服务器拒绝连接',
  ECONNRESET: '日志服务器中断了连接',
  EPIPE: '日志服务器中断了连接',
  ETIMEDOUT: '日志服务器没有应答',
  ENOTFOUND: '找不到日志服务器的地址',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_HAS_EXPIRED: '日志服务器的证书已过期，请更换证书',
  ERR_TLS_CERT_ALTNAME_INVALID: '日志服务器的证书不是发给 AUDIT_SYSLOG 中的主机名的，请核对主机名或更换证书',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return reasons[code ?? ''] ?? reasons[message ?? ''] ?? `连接日志服务器出错（${code ?? '未知原因'}）`;
}
