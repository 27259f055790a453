import { vi } from 'vitest';
import { Database } from '#platform';
import type { TestApp } from './test-app.js';

/** Waits until a connection of this database waits for a lock with a statement like the pattern; gives back its process id. */
export async function blockedBackend(observer: TestApp, statement: string): Promise<number> {
  const look = (): Promise<number> =>
    observer.number(
      `SELECT pid AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~ $1`,
      [statement],
    );
  return vi.waitFor(
    async () => {
      // Within a transaction the view would not change any more.
      const pid = await observer.get(Database).outside(look);
      if (Number.isNaN(pid)) throw new Error(`no connection waits with ${statement}`);
      return pid;
    },
    { timeout: 30_000, interval: 20 },
  );
}

/** Cuts a connection off as a crash of its process would. */
export async function terminate(observer: TestApp, pid: number): Promise<void> {
  await observer.rows('SELECT pg_terminate_backend($1)', [pid]);
}
