import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '#platform';
import { Ledger } from '#push';
import { anEnterprise, register } from '../builders/enterprise.js';
import { reachedBy } from '../builders/ledger.js';
import { type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let staff: Staff;
beforeAll(async () => {
  app = await TestApp.alone();
  staff = await staffOf(app, 'tax');
  await register(app, Array.from({ length: 8 }, anEnterprise));
});
afterAll(() => app.close());

/** A block's set of the given ordinals, as text. */
const bits = (...ordinals: number[]) =>
  Array.from({ length: 4096 }, (_, i) => (ordinals.includes(i) ? '1' : '0')).join('');

/** A push to eight of which only the given ones are delivered yet. */
async function halfDelivered(...delivered: number[]): Promise<number> {
  const { sequence } = await aPush().sent(app, staff);
  await app.rows('UPDATE delivery_block SET delivered = $2::bit(4096) WHERE push = $1', [
    sequence,
    bits(...delivered),
  ]);
  return sequence;
}

interface Reason {
  readonly outcome: 'suppressed' | 'failed' | 'uncertain';
  readonly reason: string;
  readonly members: readonly number[];
}

/** Writes reasons in one transaction. */
function give(sequence: number, ...reasons: Reason[]): Promise<void> {
  return app.get(Database).transaction(async () => {
    for (const { outcome, reason, members } of reasons)
      await app.rows(
        `INSERT INTO delivery_reason (block, push, channel, outcome, reason, members) VALUES (0, $1, 'page', $2, $3, $4::bit(4096))`,
        [sequence, outcome, reason, bits(...members)],
      );
  });
}

const disjoint = { constraint: 'delivery_outcomes_are_disjoint' };

describe('The ledger', () => {
  it('has for every push: targeted = delivered + reasons + pending', async () => {
    const sequence = await halfDelivered(0, 1, 2);
    await give(
      sequence,
      { outcome: 'failed', reason: 'unreachable', members: [3] },
      { outcome: 'suppressed', reason: 'optedOut', members: [4, 5] },
    );
    expect(await app.get(Ledger).lines(sequence)).toEqual([
      {
        channel: 'page',
        targeted: 8,
        delivered: 3,
        failed: { unreachable: 1 },
        suppressed: { optedOut: 2 },
        uncertain: {},
        pending: 2,
        balanced: true,
      },
    ]);
  });

  it('refuses a delivery to somebody who was not targeted', async () => {
    const { sequence } = await aPush().sent(app, staff);
    const written = app.rows('UPDATE delivery_block SET delivered = $2::bit(4096) WHERE push = $1', [
      sequence,
      bits(8),
    ]);
    await expect(written).rejects.toMatchObject({ constraint: 'delivery_block_delivered_inside_targeted' });
    expect(await reachedBy(app, sequence)).toHaveLength(8);
  });

  it.each<[string, Reason[]]>([
    ['delivered', [{ outcome: 'failed', reason: 'unreachable', members: [1] }]],
    ['not targeted', [{ outcome: 'failed', reason: 'unreachable', members: [9] }]],
    [
      'settled otherwise',
      [
        { outcome: 'failed', reason: 'unreachable', members: [3, 4] },
        { outcome: 'uncertain', reason: 'timeout', members: [4] },
      ],
    ],
  ])('refuses a reason for somebody who is %s', async (_, reasons) => {
    const sequence = await halfDelivered(0, 1, 2);
    await expect(give(sequence, ...reasons)).rejects.toMatchObject(disjoint);
    expect(await app.number('SELECT count(*) AS n FROM delivery_reason WHERE push = $1', [sequence])).toBe(0);
  });

  it('refuses a late delivery to somebody who has a reason', async () => {
    const sequence = await halfDelivered(0);
    await give(sequence, { outcome: 'failed', reason: 'unreachable', members: [1] });
    const late = app.rows('UPDATE delivery_block SET delivered = $2::bit(4096) WHERE push = $1', [
      sequence,
      bits(0, 1),
    ]);
    await expect(late).rejects.toMatchObject(disjoint);
  });

  it('lets a policy be told again to those whom it failed to reach, and to nobody else', async () => {
    const push = aPush().ofPolicy('small-profit-income-tax');
    const facts = { restrictedIndustry: false, taxableIncome: 1, staff: 1, assets: 1 };
    await register(app, [anEnterprise().with(facts), anEnterprise().with(facts), anEnterprise().with(facts)]);
    const { sequence } = await push.sent(app, staff);
    const [first = 0, second = 0, third = 0] = await reachedBy(app, sequence);
    await app.rows('UPDATE delivery_block SET delivered = $2::bit(4096) WHERE push = $1', [
      sequence,
      bits(first),
    ]);
    await give(sequence, { outcome: 'failed', reason: 'unreachable', members: [second] });
    // Of the third nothing is known yet: it is pending, and counts as told.
    expect(third).toBeGreaterThan(second);
    expect(await reachedBy(app, (await push.sent(app, staff)).sequence)).toEqual([second]);
  });

  it('is what the unions of days and spans say, and repairs them where they are not', async () => {
    await app.get(Ledger).rebuildUnions();
    await aPush().sent(app, staff);
    await aPush().sent(app, staff);
    expect(await app.get(Ledger).rebuildUnions()).toBe(0);
    await app.rows('UPDATE delivery_span SET delivered = $1::bit(4096)', [bits(7)]);
    await app.rows('DELETE FROM coverage_day');
    expect(await app.get(Ledger).rebuildUnions()).toBeGreaterThanOrEqual(4);
    expect(await app.get(Ledger).rebuildUnions()).toBe(0);
  });
});
