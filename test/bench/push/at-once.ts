import pg from 'pg';
import { loadConfig } from '#platform';
import { type RunningWorker, startWorker } from '../../../apps/worker/application.js';

/** A worker as it is deployed, and the ear of an open page. */
export class Workshop {
  private constructor(
    private readonly worker: RunningWorker,
    private readonly client: pg.Client,
  ) {}

  static async open(url: string): Promise<Workshop> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('CREATE TABLE held_back AS SELECT job, key, payload FROM outbox');
    await client.query('DELETE FROM outbox');
    const worker = await startWorker(loadConfig({ DATABASE_URL: url, LOG_LEVEL: 'error' }));
    await client.query('LISTEN delivered');
    return new Workshop(worker, client);
  }

  /** Queues so many of the approved pushes in one moment. @returns milliseconds until the last was delivered */
  async deliver(pushes: readonly string[]): Promise<number> {
    const delivered = this.delivered(pushes.length);
    const start = performance.now();
    await this.client.query(
      `INSERT INTO outbox (job, key, payload) SELECT job, key, payload FROM held_back WHERE key = ANY($1)`,
      [pushes],
    );
    await this.client.query(`NOTIFY outbox`);
    await delivered;
    return performance.now() - start;
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.worker.stop();
  }

  /** Open pages are told of each push when it is committed; this hears the same. */
  private delivered(howMany: number): Promise<void> {
    return new Promise((resolve) => {
      let heard = 0;
      const hear = (): void => {
        if (++heard < howMany) return;
        this.client.off('notification', hear);
        resolve();
      };
      this.client.on('notification', hear);
    });
  }
}
