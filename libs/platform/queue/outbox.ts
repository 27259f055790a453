import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { JobKind } from './job.js';

/** The channel on which the relay is woken. */
export const outboxChannel = 'outbox';

/** Work to be queued is written with its cause, in the same transaction; a relay hands it to the queue. */
@Injectable()
export class Outbox {
  constructor(private readonly database: Database) {}

  /** Queues a job when the running transaction commits. */
  async add<Payload>(kind: JobKind<Payload>, payload: Payload): Promise<void> {
    const parsed = kind.payload.parse(payload);
    await this.database.query('INSERT INTO outbox (job, key, payload) VALUES ($1, $2, $3)', [
      kind.name,
      kind.key(parsed),
      JSON.stringify(parsed),
    ]);
    await this.database.query('SELECT pg_notify($1, $2)', [outboxChannel, kind.name]);
  }
}
