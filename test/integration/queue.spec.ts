import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Imports } from '#enterprises';
import { Outbox } from '#platform';
import { planPushJob, Pushes } from '#push';
import { type RunningWorker, startWorker } from '../../apps/worker/application.js';
import { Sweeper } from '../../apps/worker/sweeper.js';
import { anEnterprise, freshCode, register } from '../builders/enterprise.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { csv } from '../builders/table-file.js';
import { TestApp, testConfig } from '../builders/test-app.js';

const { REDIS_URL } = process.env;
const backends: [string, Record<string, string>][] = [['PostgreSQL', {}]];
if (REDIS_URL) backends.push(['Redis', { REDIS_URL }]);

describe.each(backends)('The queue on %s', (_, settings) => {
  let app: TestApp;
  let staff: Staff;
  let worker: RunningWorker;
  beforeAll(async () => {
    app = await TestApp.alone();
    staff = await staffOf(app, 'tax');
    await register(app, Array.from({ length: 5 }, anEnterprise));
    worker = await startWorker(testConfig(app.url, settings));
  });
  afterAll(async () => {
    await worker.stop();
    await app.close();
  });

  const eventually = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 40_000, interval: 50 });
  const state = async (id: string) => (await app.get(Pushes).get(id, staff.editor)).state;
  const done = (id: string) => eventually(async () => expect(await state(id)).toBe('done'));

  /** Waits until no work is left, neither on its way to the queue nor in it. */
  const idle = () =>
    eventually(async () => {
      expect(await app.number('SELECT count(*) AS n FROM outbox')).toBe(0);
      for (const name of ['push', 'imports', 'upkeep']) {
        const queue = worker.app.get<Queue>(getQueueToken(name), { strict: false });
        expect(Object.values(await queue.getJobCounts()).reduce((sum, each) => sum + each, 0)).toBe(0);
      }
    });

  it('brings an approved push to its planner, without anybody asking again', async () => {
    const { id } = await aPush().approved(app, staff);
    await done(id);
    await idle();
  });

  it('does a message that arrives twice only once', async () => {
    const { id } = await aPush().approved(app, staff);
    await app.get(Outbox).add(planPushJob, { push: id });
    await done(id);
    await idle();
    await app.get(Outbox).add(planPushJob, { push: id });
    await idle();
    const times =
      'SELECT count(*) AS n FROM delivery_block d JOIN push p ON p.sequence = d.push WHERE p.id = $1';
    expect(await app.number(times, [id])).toBe(1);
  });

  it('gets a push again whose message was lost', async () => {
    const { id } = await aPush().submitted(app, staff);
    // Approved by a process whose message never got into the outbox, a minute ago.
    await app.rows(
      `WITH approved AS (UPDATE push SET state = 'approved' WHERE id = $1 RETURNING *)
       INSERT INTO approval (id, push, action, person, submitter, content_hash, population_version, counts)
       SELECT gen_random_uuid(), id, 'approved', $2, submitted_by, content_hash, 1, '{"eligible": 5}' FROM approved`,
      [id, staff.approver.id],
    );
    await app.rows(`UPDATE approval SET at = at - interval '1 minute' WHERE push = $1`, [id]);
    await worker.app.get(Sweeper).sweep();
    await done(id);
    await idle();
  });

  it('brings an uploaded file into the registry and removes it from storage', async () => {
    const uscc = freshCode();
    const content = Buffer.from(
      csv([
        ['统一社会信用代码', '企业名称', '从业人数'],
        [uscc, '上传的企业', 8],
      ]),
    );
    const person = await aPerson(app, ['operator'], 'centre');
    const batch = await app.get(Imports).submit(async (store) => {
      const file = await store(
        '上传.csv',
        (async function* () {
          yield await Promise.resolve(content);
        })(),
      );
      return { file, settings: { emptyCells: 'keep' } };
    }, person.id);
    await eventually(async () => {
      const [row] = await app.rows('SELECT state, inserted FROM import_batch WHERE id = $1', [batch.id]);
      expect(row).toEqual({ state: 'done', inserted: 1 });
    });
    await idle();
    expect(await app.number('SELECT count(*) AS n FROM stored_file')).toBe(0);
    expect(await app.number('SELECT max(population_version) AS n FROM tag')).toBe(2);
  });

  it('goes on with another worker where one has stopped', async () => {
    await worker.stop();
    const { id } = await aPush().approved(app, staff);
    expect(await state(id)).toBe('approved');
    worker = await startWorker(testConfig(app.url, settings));
    await done(id);
    await idle();
  });
});
