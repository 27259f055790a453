import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import { linkHash } from './audit-chain.js';
import { type AuditRecord, recordColumns } from './audit-entry.js';

const batchSize = 500;

interface Head {
  readonly number: string;
  readonly hash: Buffer;
}

/**
 * Puts seals on, a batch in a transaction, one sealer at a time in the whole deployment. Writers insert beside it
 * and never wait; killed half-way, the batch is as it was and the next sealer takes it up.
 */
@Injectable()
export class AuditSealer {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Seals all that is committed by now. @returns how many entries; 0 also when another sealer is at it */
  async seal(): Promise<number> {
    let sealed = 0;
    for (;;) {
      const batch = await this.sealBatch();
      sealed += batch;
      if (batch < batchSize) return sealed;
    }
  }

  private sealBatch(): Promise<number> {
    return this.database.transaction(async () => {
      if (!(await this.database.tryLock('audit'))) return 0;
      const head = await this.database.one<Head>('SELECT number::text, hash FROM audit_head');
      const records = await this.database.query<AuditRecord>(
        `SELECT ${recordColumns} FROM audit_entry e WHERE e.number IS NULL ORDER BY e.id LIMIT $1`,
        [batchSize],
      );
      if (!head || records.length === 0) return 0;
      await this.database.query('SELECT seal_audit($1, $2, $3)', [
        records.map(({ id }) => id),
        this.config.audit.algorithm,
        this.hashesOf(head, records),
      ]);
      return records.length;
    });
  }

  private hashesOf(head: Head, records: readonly AuditRecord[]): Buffer[] {
    let number = BigInt(head.number);
    let hash = head.hash;
    return records.map((record) => (hash = linkHash(hash, record, ++number, this.config.audit.algorithm)));
  }
}
