import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleGroup } from '#matching';
import { Enterprises, Refusals } from '#enterprises';
import { type Actor, Database } from '#platform';
import { Inbox, Ledger, Planner, PushReach, RefusedDeliveries } from '#push';
import { blockedBackend } from '../builders/backends.js';
import { anEnterprise, anIndividual, register } from '../builders/enterprise.js';
import { reachedBy } from '../builders/ledger.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let staff: Staff;
let owner: Actor;
let refusing: number;
let other: number;

/** Chooses by a figure of each enterprise. */
const byStaff: RuleGroup = {
  combinator: 'and',
  rules: [{ field: 'staff', operator: '>=', value: 1 }],
};
/** Addresses a town. */
const byTown: RuleGroup = { combinator: 'and', rules: [{ field: 'town', operator: 'notNull' }] };

beforeAll(async () => {
  app = await TestApp.alone();
  staff = await staffOf(app, 'tax');
  owner = await aPerson(app, ['enterprise']);
  const both = [anIndividual(), anIndividual()].map((each) => each.inTown('罗店镇').with({ staff: 3 }));
  await register(app, both);
  const ordinals = await Promise.all(
    both.map(async ({ uscc }) => (await app.get(Enterprises).get(uscc)).ordinal),
  );
  [refusing = -1, other = -1] = ordinals;
});
afterAll(() => app.close());

const say = (deed: 'refused' | 'accepted', ordinal = refusing) =>
  app.get(Refusals).say(ordinal, deed, owner, '10.0.0.1');
const suppressed = { 'refused-personalised': 1 };

describe('Whoever refuses personalised pushes', () => {
  it('is left out of what a rule chose them for, with the reason and in the sums, and told of the rest', async () => {
    await say('refused');
    const chosen = await aPush().forRule(byStaff).sent(app, staff);
    expect(await reachedBy(app, chosen.sequence)).toEqual([other]);
    expect(await app.get(Ledger).lines(chosen.sequence)).toMatchObject([
      { targeted: 2, delivered: 1, suppressed, pending: 0, balanced: true },
    ]);
    expect(await app.get(PushReach).of(chosen.sequence, refusing)).toMatchObject({
      segment: 'eligible',
      targeted: true,
      delivered: false,
      reason: 'refused-personalised',
    });
    const reader = { enterprise: refusing, person: owner.id };
    await expect(app.get(Inbox).message(reader, chosen.sequence)).rejects.toMatchObject({
      code: 'not-found',
    });
    const { sequence } = await aPush().forRule(byTown).sent(app, staff);
    expect(await reachedBy(app, sequence)).toEqual([refusing, other]);
    expect(await app.get(Inbox).unread(reader)).toBe(1);
    expect(await app.get(Ledger).rebuildUnions()).toBe(0);
  });

  it('counts as not told: the policy reaches them once they accept again', async () => {
    await say('refused');
    const policy = aPush().ofPolicy('small-profit-income-tax');
    const lowProfit = { restrictedIndustry: false, taxableIncome: 100, staff: 20, assets: 300 };
    const third = anEnterprise().with(lowProfit);
    await register(app, [third]);
    const { ordinal } = await app.get(Enterprises).get(third.uscc);
    await say('refused', ordinal);
    expect(await reachedBy(app, (await policy.sent(app, staff)).sequence)).not.toContain(ordinal);
    await say('accepted', ordinal);
    expect(await reachedBy(app, (await policy.sent(app, staff)).sequence)).toEqual([ordinal]);
  });

  it('is left out also when they refuse after the push was approved', async () => {
    await say('accepted');
    const { id } = await aPush().forRule(byStaff).approved(app, staff);
    await say('refused');
    await app.get(Planner).plan(id);
    const row = await app.number('SELECT sequence AS n FROM push WHERE id = $1', [id]);
    expect(await reachedBy(app, row)).not.toContain(refusing);
  });

  it('is not passed by a plan that is under way: the plan waits, or they do', async () => {
    await say('accepted');
    const { id } = await aPush().forRule(byStaff).approved(app, staff);
    const second = await TestApp.open(app.url);
    try {
      const planning = await second.get(Database).transaction(async () => {
        await second.get(Refusals).say(refusing, 'refused', owner, null);
        const waiting = app.get(Planner).plan(id);
        await blockedBackend(second, 'pg_advisory_xact_lock');
        return { waiting };
      });
      await planning.waiting;
    } finally {
      await second.close();
    }
    const row = await app.number('SELECT sequence AS n FROM push WHERE id = $1', [id]);
    expect(await reachedBy(app, row)).not.toContain(refusing);
  });

  it('is taken out of what a channel has not sent yet, once, and never out of what has arrived', async () => {
    await say('accepted');
    const push = await aPush().forRule(byStaff).sent(app, staff);
    const takeOut = () => app.get(RefusedDeliveries).takeOut(push, 'page');
    await say('refused');
    expect(await takeOut()).toBe(0);
    await app.rows(`UPDATE delivery_block SET delivered = repeat('0', 4096)::bit(4096) WHERE push = $1`, [
      push.sequence,
    ]);
    expect(await takeOut()).toBe(1);
    expect(await takeOut()).toBe(0);
    const [line] = await app.get(Ledger).lines(push.sequence);
    expect(line).toMatchObject({ delivered: 0, suppressed, balanced: true });
    expect(await app.get(RefusedDeliveries).takeOut({ ...push, rule: byTown }, 'page')).toBe(0);
  });
});

describe('The set of those who refuse', () => {
  it('says what was said last, whoever says it twice, and keeps every word', async () => {
    for (const deed of ['refused', 'refused', 'accepted', 'accepted', 'refused'] as const)
      await say(deed, other);
    expect(await app.get(Refusals).refuses(other)).toBe(true);
    const deeds = (await app.get(Refusals).history(other)).map(({ deed }) => deed);
    expect(deeds).toEqual(['refused', 'accepted', 'refused']);
    await say('accepted', other);
    expect(await app.get(Refusals).refuses(other)).toBe(false);
  });

  it('is what the words say, block by block', async () => {
    const [row] = await app.rows<{ differ: number }>(`
      WITH last AS (SELECT DISTINCT ON (enterprise) enterprise, deed FROM push_refusal ORDER BY enterprise, id DESC)
      SELECT count(*)::int AS differ FROM last LEFT JOIN refusal_block b ON b.block = enterprise >> 12
      WHERE (deed = 'refused') <> (coalesce(get_bit(b.members, enterprise & 4095), 0) = 1)`);
    expect(row?.differ).toBe(0);
  });

  it('lets no word be unsaid', async () => {
    await expect(app.rows('DELETE FROM push_refusal')).rejects.toThrow(/append-only/);
    await expect(app.rows(`UPDATE push_refusal SET deed = 'accepted'`)).rejects.toThrow(/append-only/);
  });
});
