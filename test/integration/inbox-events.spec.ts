import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RuleGroup } from '#matching';
import { InboxEvents, type Message, type Reader } from '#push';
import { terminate } from '../builders/backends.js';
import { anEnterprise, register } from '../builders/enterprise.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';

/** Pushes are planned in one process; pages hang on another one. */
let planning: TestApp;
let serving: TestApp;
let staff: Staff;
let readers: readonly [small: Reader, big: Reader];
beforeAll(async () => {
  planning = await TestApp.alone();
  serving = await TestApp.open(planning.url);
  staff = await staffOf(planning, 'tax');
  await register(planning, [anEnterprise().with({ staff: 1 }), anEnterprise().with({ staff: 900 })]);
  const { id: person } = await aPerson(planning, ['enterprise']);
  readers = [
    { enterprise: 0, person },
    { enterprise: 1, person },
  ];
});
afterAll(async () => {
  await serving.close();
  await planning.close();
});

const staffAtMost = (value: number): RuleGroup => ({
  combinator: 'and',
  rules: [{ field: 'staff', operator: '<=', value }],
});
const toSmall = () => aPush().forRule(staffAtMost(10)).sent(planning, staff);
const toBoth = () => aPush().forRule(staffAtMost(1000)).sent(planning, staff);

/** An open page: what it has been sent so far. */
function pageOf(reader: Reader, after: number) {
  const received: number[] = [];
  const failed: unknown[] = [];
  const page = serving.get(InboxEvents).messages(reader, after);
  const subscription = page.subscribe({
    next: ({ sequence }: Message) => received.push(sequence),
    error: (error: unknown) => failed.push(error),
  });
  return { received, failed, close: () => subscription.unsubscribe() };
}

const announced = (sequence: number) =>
  vi.waitFor(() => expect(serving.get(InboxEvents).newestAnnounced).toBeGreaterThanOrEqual(sequence), {
    timeout: 20_000,
    interval: 10,
  });

describe('An open page', () => {
  it('is sent what its enterprise gets, in order and once, and nothing else', async () => {
    const after = serving.get(InboxEvents).newestAnnounced;
    const [small, big] = readers.map((reader) => pageOf(reader, after));
    const sent = [await toSmall(), await toBoth(), await toSmall()].map(({ sequence }) => sequence);
    await announced(sent[2] ?? 0);
    await vi.waitFor(() => expect(small?.received).toEqual(sent));
    await vi.waitFor(() => expect(big?.received).toEqual([sent[1]]));
    [small, big].forEach((page) => page?.close());
  });

  it('that comes back gets first what it missed, then what is new, without a gap or a repetition', async () => {
    const first = await toBoth();
    const missed = [await toSmall(), await toBoth()].map(({ sequence }) => sequence);
    await announced(missed[1] ?? 0);
    const page = pageOf(readers[0], first.sequence);
    const fresh = [await toSmall(), await toSmall()].map(({ sequence }) => sequence);
    await vi.waitFor(() => expect(page.received).toEqual([...missed, ...fresh]), { timeout: 20_000 });
    expect(page.failed).toEqual([]);
    page.close();
  });

  it('is sent nothing more once it is closed', async () => {
    const closed = pageOf(readers[0], serving.get(InboxEvents).newestAnnounced);
    closed.close();
    const open = pageOf(readers[0], serving.get(InboxEvents).newestAnnounced);
    const { sequence } = await toSmall();
    await vi.waitFor(() => expect(open.received).toEqual([sequence]), { timeout: 20_000 });
    expect(closed.received).toEqual([]);
    open.close();
  });

  it('misses nothing although the process was cut off from the database meanwhile', async () => {
    const page = pageOf(readers[0], serving.get(InboxEvents).newestAnnounced);
    const listeners = await planning.rows<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    expect(listeners).toHaveLength(2);
    for (const { pid } of listeners) await terminate(planning, pid);
    const { sequence } = await toSmall();
    await vi.waitFor(() => expect(page.received).toEqual([sequence]), { timeout: 20_000 });
    page.close();
  });
});
