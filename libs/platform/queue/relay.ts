import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { Database } from '../database/database.js';
import { Notifications } from '../database/notifications.js';
import type { JobKind } from './job.js';
import { outboxChannel } from './outbox.js';

interface OutboxRow {
  id: string;
  job: string;
  key: string;
  payload: unknown;
}

const batchSize = 200;
const sweepMs = 2_000;

/**
 * Moves the outbox into the queue. A row leaves only after the queue has taken it, so a kill in between hands
 * the same job over twice, under the same id.
 */
@Injectable()
export class Relay implements OnApplicationShutdown {
  private readonly logger = new Logger(Relay.name);
  private readonly kinds = new Map<string, JobKind>();
  private running: Promise<void> | undefined;
  private again = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly modules: ModuleRef,
  ) {}

  /** Starts listening and sweeping. */
  async start(catalogue: readonly JobKind[]): Promise<void> {
    catalogue.forEach((kind) => this.kinds.set(kind.name, kind));
    await this.notifications.listen(outboxChannel, () => this.wake());
    this.timer = setInterval(() => this.wake(), sweepMs);
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private wake(): void {
    this.again = true;
    this.running ??= this.drain().finally(() => (this.running = undefined));
  }

  private async drain(): Promise<void> {
    try {
      while (this.again) {
        this.again = false;
        if ((await this.moveBatch()) === batchSize) this.again = true;
      }
    } catch (error) {
      this.logger.error(error, 'outbox relay failed, will try again');
    }
  }

  private moveBatch(): Promise<number> {
    return this.database.transaction(async () => {
      const rows = await this.database.query<OutboxRow>(
        'SELECT id, job, key, payload FROM outbox ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED',
        [batchSize],
      );
      for (const row of rows) await this.hand(row);
      await this.database.query('DELETE FROM outbox WHERE id = ANY($1)', [rows.map((row) => row.id)]);
      return rows.length;
    });
  }

  private async hand(row: OutboxRow): Promise<void> {
    const kind = this.kinds.get(row.job);
    if (!kind) throw new Error(`outbox holds a job that the catalogue does not know: ${row.job}`);
    const queue = this.modules.get<Queue>(getQueueToken(kind.queue), { strict: false });
    await queue.add(kind.name, row.payload, {
      jobId: `${kind.name}-${row.key}`,
      attempts: kind.attempts,
      backoff: { type: 'exponential', delay: kind.backoffMs },
      // A failed job left behind under its deterministic id would swallow every retry.
      removeOnComplete: true,
      removeOnFail: true,
    });
  }
}
