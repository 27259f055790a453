import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { Database } from '../database/database.js';

/** What is known of the trail as a whole, without reading it. Numbers are links of the chain. */
export interface TrailState {
  readonly head: { readonly number: string; readonly hash: string };
  readonly unsealed: number;
  /** The last proof; null before the first. */
  readonly check: {
    readonly at: string;
    readonly verified: string;
    readonly number: string;
    readonly broken: { readonly number: string; readonly message: string } | null;
  } | null;
  /** Null when entries are not forwarded. */
  readonly forwarding: {
    readonly number: string;
    readonly at: string | null;
    readonly failedSince: string | null;
    readonly failure: string | null;
  } | null;
  readonly archived: { readonly last: string; readonly file: string; readonly at: string } | null;
  readonly keepMonths: number;
}

interface CheckRow {
  readonly at: Date;
  readonly verified: string;
  readonly number: string;
  readonly broken_number: string | null;
  readonly broken_message: string | null;
}

interface ForwardingRow {
  readonly number: string;
  readonly forwarded_at: Date | null;
  readonly failed_since: Date | null;
  readonly failure: string | null;
}

/** How the trail stands: its head, its last proof, what left for the collector and for the archive. */
@Injectable()
export class AuditState {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** All of it, from a few small rows. */
  async now(): Promise<TrailState> {
    const head = await this.database.one<{ number: string; hash: string; unsealed: number }>(
      `SELECT number::text, encode(hash, 'hex') AS hash,
              (SELECT count(*)::int FROM audit_entry WHERE number IS NULL) AS unsealed FROM audit_head`,
    );
    return {
      head: { number: head?.number ?? '0', hash: head?.hash ?? '' },
      unsealed: head?.unsealed ?? 0,
      check: await this.check(),
      forwarding: this.config.audit.syslog ? await this.forwarding() : null,
      archived: await this.archived(),
      keepMonths: this.config.audit.keepMonths,
    };
  }

  private async check(): Promise<TrailState['check']> {
    const row = await this.database.one<CheckRow>('SELECT * FROM audit_check');
    if (!row) return null;
    const { at, verified, number, broken_number: link, broken_message: message } = row;
    const broken = link !== null && message !== null ? { number: link, message } : null;
    return { at: at.toISOString(), verified, number, broken };
  }

  private async forwarding(): Promise<TrailState['forwarding']> {
    const row = await this.database.one<ForwardingRow>('SELECT * FROM audit_forwarding');
    if (!row) return null;
    const { number, forwarded_at: at, failed_since: since, failure } = row;
    return { number, at: at?.toISOString() ?? null, failedSince: since?.toISOString() ?? null, failure };
  }

  private async archived(): Promise<TrailState['archived']> {
    const row = await this.database.one<{ last: string; file: string; at: Date }>(
      'SELECT last::text, file, archived_at AS at FROM audit_archive ORDER BY last DESC LIMIT 1',
    );
    return row ? { ...row, at: row.at.toISOString() } : null;
  }
}
