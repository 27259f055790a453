import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

/** Name of the pool for work beside a transaction. */
export const sidePool = 'side';

interface Ambient {
  readonly manager: EntityManager;
  readonly transactional: boolean;
}

/**
 * The one way to the database. A transaction is ambient: whatever runs inside `transaction` uses it without
 * passing it along, so that a cause and what it queues are written together.
 */
@Injectable()
export class Database {
  private readonly ambient = new AsyncLocalStorage<Ambient>();

  /** @param side a small pool for work beside a transaction: waiting for it can't wait for those who wait. */
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    @InjectDataSource(sidePool) private readonly side: DataSource,
  ) {}

  /** The manager of the running transaction, or of the pool outside of one. */
  get manager(): EntityManager {
    return this.ambient.getStore()?.manager ?? this.source.manager;
  }

  /** Runs SQL with `$1` parameters (Buffers go in binary) and returns the rows. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, [...parameters]);
    // TypeORM answers UPDATE and DELETE with [rows, count].
    const rows: unknown = Array.isArray(result) && Array.isArray(result[0]) ? result[0] : result;
    return rows as Row[];
  }

  /** The single row of a query, or undefined. */
  async one<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, parameters))[0];
  }

  /** Runs the work in one transaction; inside another one it simply joins it. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    const ambient = this.ambient.getStore();
    if (ambient?.transactional) return work();
    const source = ambient ? this.side : this.source;
    return source.transaction((manager) => this.ambient.run({ manager, transactional: true }, work));
  }

  /** Runs reads that all see the database at one moment, whatever transaction the caller is in. */
  consistently<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.side.transaction('REPEATABLE READ', (manager) =>
      this.ambient.run({ manager, transactional: true }, work),
    );
  }

  /** Runs the work outside of any ambient transaction: progress that others must see at once. */
  outside<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.ambient.run({ manager: this.side.manager, transactional: false }, work);
  }

  /** The driver's client of the running transaction, for COPY. Only inside `transaction`. */
  async client(): Promise<PoolClient> {
    const { manager, transactional } = this.ambient.getStore() ?? {};
    const runner = transactional ? manager?.queryRunner : undefined;
    if (!runner) throw new Error('Database.client() needs a transaction');
    return (await runner.connect()) as PoolClient;
  }

  /** Serialises whoever asks for the same lock until the end of their transaction. */
  async lock(lock: AdvisoryLock): Promise<void> {
    await this.query('SELECT pg_advisory_xact_lock($1)', [advisoryLocks[lock]]);
  }

  /** Takes the lock until the end of the transaction, when nobody else has it. */
  async tryLock(lock: AdvisoryLock): Promise<boolean> {
    const row = await this.one<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [
      advisoryLocks[lock],
    ]);
    return row?.taken ?? false;
  }
}

/** Everything that runs one at a time in the whole deployment. */
const advisoryLocks = {
  import: 7_310_001,
  plan: 7_310_002,
  catalogue: 7_310_003,
  tags: 7_310_004,
  audit: 7_310_005,
} as const;
export type AdvisoryLock = keyof typeof advisoryLocks;
