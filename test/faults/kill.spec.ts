import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Acting, PushDetail } from '../e2e/acting.js';
import { approve, draftFor, shownItem, submitted } from '../e2e/pushing.js';
import { eventually, Victim } from './killed.js';

const enterprises = 9_000;
const pushes = 20;
/** The launcher gives a service up that dies five times in a minute. */
const kills = 4;
const longestMomentMs = 60;

/** What the ledger holds of a push, to be compared between two districts: digests of the very bytes. */
interface Told {
  readonly title: string;
  readonly targeted: string;
  readonly delivered: string;
  readonly enterprises: number;
}

/** The reminders do not depend on one another, and so not on their order. */
const reminders = `
  SELECT n.title, md5(string_agg(d.block || ':' || d.targeted::text, ',' ORDER BY d.block)) AS targeted,
         md5(string_agg(d.block || ':' || d.delivered::text, ',' ORDER BY d.block)) AS delivered,
         sum(bit_count(d.delivered))::int AS enterprises
  FROM push p JOIN notice n ON n.id = p.notice JOIN delivery_block d ON d.push = p.sequence
  WHERE n.kind = 'reminder' GROUP BY n.title ORDER BY n.title`;
/** Who of the policy's audience is told by which push depends on their order; all together they tell each once. */
const policy = `
  SELECT md5(string_agg(block || ':' || told::text, ',' ORDER BY block)) AS told,
         sum(bit_count(told))::int AS distinct, sum(times)::int AS times
  FROM (SELECT d.block, bit_or(d.delivered) AS told, sum(bit_count(d.delivered)) AS times
        FROM push p JOIN notice n ON n.id = p.notice JOIN delivery_block d ON d.push = p.sequence
        WHERE n.kind = 'policy' GROUP BY d.block) b`;

interface Outcome {
  readonly reminders: readonly Told[];
  readonly policy: { readonly told: string; readonly distinct: number; readonly times: number };
}

async function outcome(victim: Victim): Promise<Outcome> {
  const [sums] = await victim.rows<Outcome['policy']>(policy);
  if (!sums) throw new Error('an aggregate has one row');
  return { reminders: await victim.rows<Told>(reminders), policy: sums };
}

const segments = ['eligible', 'undetermined', 'nearMiss', 'needsPerson'];

/** The same pushes in every district: half of them tell of one policy, in different segments that overlap. */
function drafts(item: string): object[] {
  return Array.from({ length: pushes }, (_, number) => {
    const title = `推送 ${String(number).padStart(2, '0')}`;
    const rule = { combinator: 'and', rules: [{ field: 'staff', operator: '>=', value: number }] };
    if (number % 2 === 1) return draftFor({ rule }, title);
    return { ...draftFor({ item }, title, 'policy'), segments: segmentsOf(number) };
  });
}

function segmentsOf(number: number): { segment: string }[] {
  return segments.filter((_, index) => (number + index) % 3 > 0).map((segment) => ({ segment }));
}

async function submitAll(victim: Victim): Promise<PushDetail[]> {
  const editor = victim.as('陈晓雯');
  const all = drafts(await shownItem(editor));
  return Promise.all(all.map((draft) => submitted(editor, draft)));
}

async function countDone(victim: Victim): Promise<number> {
  const [row] = await victim.rows<{ n: number }>(`SELECT count(*)::int AS n FROM push WHERE state = 'done'`);
  return row?.n ?? 0;
}

function allDone(victim: Victim): Promise<unknown> {
  return eventually(async () => (await countDone(victim)) === pushes);
}

/** Approves one after the other and lets something happen at random moments in between. */
async function approveAll(victim: Victim, strike?: () => Promise<void>): Promise<void> {
  const between = Math.floor(pushes / kills);
  const approver = victim.as('周建国');
  for (const [number, push] of (await submitAll(victim)).entries()) {
    await approve(approver, push);
    if (!strike || number % between !== between - 2) continue;
    await pause(randomInt(longestMomentMs));
    await strike();
  }
  await allDone(victim);
}

async function expectSound(victim: Victim): Promise<void> {
  const [numbers] = await victim.rows<{ last: number; dispatches: number; approvals: number; left: number }>(`
    SELECT max(sequence)::int AS last, count(DISTINCT sequence)::int AS dispatches,
           (SELECT count(*)::int FROM approval WHERE action = 'approved') AS approvals,
           (SELECT count(*)::int FROM outbox) AS left FROM push`);
  expect(numbers).toEqual({ last: pushes, dispatches: pushes, approvals: pushes, left: 0 });
  expect(await victim.cli('push', 'rebuild-unions')).toEqual({ wrong: 0 });
}

describe('Twenty pushes', () => {
  let undisturbed: Outcome;
  beforeAll(async () => {
    const victim = await Victim.start(enterprises);
    await approveAll(victim);
    undisturbed = await outcome(victim);
    await victim.stop();
  });

  it('tell everybody once when nothing happens', () => {
    expect(undisturbed.policy.times).toBe(undisturbed.policy.distinct);
    expect(undisturbed.policy.distinct).toBeGreaterThan(1_000);
    expect(undisturbed.reminders).toHaveLength(pushes / 2);
  });

  it('end with the same ledger when the worker is killed again and again', async () => {
    const victim = await Victim.start(enterprises);
    await approveAll(victim, () => victim.kill('worker'));
    expect(await outcome(victim)).toEqual(undisturbed);
    await expectSound(victim);
    await victim.stop();
  });

  it('end with the same ledger when the database is killed', async () => {
    const victim = await Victim.start(enterprises);
    const all = await submitAll(victim);
    const approver = victim.as('周建国');
    const approvals = all.map((push) => approveStubbornly(approver, push));
    await eventually(async () => (await countDone(victim)) > randomInt(5));
    await victim.killDatabase();
    await victim.served();
    await Promise.all(approvals);
    await allDone(victim);
    expect(await outcome(victim)).toEqual(undisturbed);
    await expectSound(victim);
    await victim.stop();
  });
});

/** Under one key: whoever heard no answer asks again, and approves once. */
function approveStubbornly(approver: Acting, { id, contentHash }: PushDetail): Promise<PushDetail> {
  const key = { 'idempotency-key': `approve-${id}` };
  return eventually(() =>
    approver.post<PushDetail>(`/api/pushes/${id}/approve`, { contentHash }, key).catch(() => undefined),
  );
}

describe('The registry', () => {
  const rows = 20_000;
  let victim: Victim;
  beforeAll(async () => void (victim = await Victim.start(500)));
  afterAll(() => victim.stop());

  it('holds nothing of an upload during which the API was killed', async () => {
    const before = await registry();
    const upload = endlessUpload();
    const cut = victim
      .as('赵启明')
      .upload('/api/imports', upload.body, upload.type)
      .catch(() => 'cut');
    await eventually(async () => (await receiving()) > 0);
    await victim.kill('api');
    upload.end();
    expect(await cut).toBe('cut');
    await victim.served();
    await eventually(async () => (await receiving()) === 0);
    const [left] = await victim.rows(`
      SELECT (SELECT count(*)::int FROM stored_file_chunk) AS chunks, (SELECT count(*)::int FROM stored_file) AS files,
             (SELECT count(*)::int FROM import_batch WHERE created_by IS NOT NULL) AS batches`);
    expect([left, await registry()]).toEqual([{ chunks: 0, files: 0, batches: 0 }, before]);
  });

  it('is whole and dense after an import during which the worker was killed', async () => {
    const operator = victim.as('赵启明');
    const form = new FormData();
    form.append('file', new Blob([tableOf(rows)]), '新企业.csv');
    const { id } = await operator.post<{ id: string }>('/api/imports', form);
    await eventually(
      async () => (await operator.get<{ state: string }>(`/api/imports/${id}`)).state === 'running',
    );
    await victim.kill('worker');
    expect((await registry()).enterprises).toBe(500);
    const done = await eventually(async () => {
      const batch = await operator.get<{ state: string }>(`/api/imports/${id}`);
      return batch.state === 'done' && batch;
    });
    expect(done).toMatchObject({ inserted: rows, updated: 0, unchanged: 0, rejected: 0 });
    expect(await registry()).toEqual({ enterprises: 500 + rows, highest: 499 + rows, next: 500 + rows });
  });

  async function registry(): Promise<{ enterprises: number; highest: number; next: number }> {
    const [row] = await victim.rows<{ enterprises: number; highest: number; next: number }>(`
      SELECT count(*)::int AS enterprises, max(ordinal) AS highest, (SELECT next_ordinal FROM population) AS next
      FROM enterprise`);
    if (!row) throw new Error('an aggregate has one row');
    return row;
  }

  /** Connections that are storing a file and have not finished. */
  async function receiving(): Promise<number> {
    const found = await victim.rows(`
      SELECT pid FROM pg_stat_activity
      WHERE query LIKE 'INSERT INTO stored_file_chunk%' AND state LIKE 'idle in transaction%'`);
    return found.length;
  }
});

const code = (number: number) => `91310113MB${String(number).padStart(8, '0')}`;

function tableOf(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, number) => `${code(number)},新企业${number},${number % 300}`,
  );
  return ['统一社会信用代码,企业名称,从业人数（人）', ...lines].join('\n');
}

/** A multipart upload of two pieces' length that does not come to its end by itself. */
function endlessUpload() {
  const boundary = 'never-ending';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`;
  const content = new TextEncoder().encode(head + 'a'.repeat(2 << 20));
  let end = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(content);
      end = () => controller.error(new Error('the sender gave up'));
    },
  });
  return { body, type: `multipart/form-data; boundary=${boundary}`, end: () => end() };
}
