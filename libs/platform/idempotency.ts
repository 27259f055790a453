import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from './database/database.js';
import { Fault } from './fault.js';

/** How long a request may be repeated under its key. */
const keptDays = 7;

/** What a request is known by: the same key from another person or route is another request. */
export interface RequestIdentity {
  readonly key: string;
  readonly person: string;
  readonly route: string;
  /** Everything the answer depends on. */
  readonly body: unknown;
}

/** Makes creating requests repeatable (IETF draft-ietf-httpapi-idempotency-key-header). */
@Injectable()
export class Idempotency {
  constructor(private readonly database: Database) {}

  /**
   * Runs the work once per key, in one transaction with the record of its answer: after a kill either both are
   * there or neither. A repeat gets the first answer; a second request in flight waits for the first.
   * @throws Fault when the key was used for something else.
   */
  once<Answer>(request: RequestIdentity, work: () => Promise<Answer>): Promise<Answer> {
    const digest = createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest('hex');
    return this.database.transaction(async () => {
      const owner = [request.person, request.route, request.key];
      const claimed = await this.database.query(
        `INSERT INTO idempotency_key (person, route, key, digest) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING 1`,
        [...owner, digest],
      );
      if (claimed.length === 0) return this.recall<Answer>(owner, digest);
      const answer = await work();
      await this.database.query(
        'UPDATE idempotency_key SET answer = $4 WHERE person = $1 AND route = $2 AND key = $3',
        [...owner, JSON.stringify(answer ?? null)],
      );
      return answer;
    });
  }

  /** Drops keys that nobody will repeat any more. */
  async forgetOld(): Promise<void> {
    await this.database.query(
      'DELETE FROM idempotency_key WHERE created_at < now() - make_interval(days => $1)',
      [keptDays],
    );
  }

  private async recall<Answer>(owner: string[], digest: string): Promise<Answer> {
    const row = await this.database.one<{ digest: string; answer: Answer }>(
      'SELECT digest, answer FROM idempotency_key WHERE person = $1 AND route = $2 AND key = $3',
      owner,
    );
    if (!row || row.digest !== digest) {
      const message = '这个 Idempotency-Key 已用于另一个请求，请换一个新的';
      throw new Fault('unprocessable', 'idempotency-key-reused', message);
    }
    return row.answer;
  }
}
