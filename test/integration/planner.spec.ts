import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleGroup } from '#matching';
import { Planner, Pushes } from '#push';
import { anEnterprise, register } from '../builders/enterprise.js';
import { reachedBy } from '../builders/ledger.js';
import { type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';

const staffAtMost = (value: number): RuleGroup => ({
  combinator: 'and',
  rules: [{ field: 'staff', operator: '<=', value }],
});
/** Meets the low-profit policy: 财政部 税务总局公告2023年第12号. */
const lowProfit = { restrictedIndustry: false, taxableIncome: 100, staff: 20, assets: 300 };
const policy = 'small-profit-income-tax';

let app: TestApp;
let staff: Staff;
beforeAll(async () => {
  app = await TestApp.alone();
  staff = await staffOf(app, 'tax');
});
afterAll(() => app.close());

/** Registers the enterprises and gives back the ordinals they got. */
async function ordinalsOf(...enterprises: ReturnType<typeof anEnterprise>[]): Promise<number[]> {
  await register(app, enterprises);
  const rows = await app.rows<{ ordinal: number }>(
    'SELECT ordinal FROM enterprise WHERE uscc = ANY($1) ORDER BY ordinal',
    [enterprises.map(({ uscc }) => uscc)],
  );
  return rows.map(({ ordinal }) => ordinal);
}

describe('A planned push', () => {
  it('is delivered to exactly those who are in its segments', async () => {
    const [small, big, unknown] = await ordinalsOf(
      anEnterprise().with({ staff: 12 }),
      anEnterprise().with({ staff: 13 }),
      anEnterprise(),
      anEnterprise().with({ staff: 1 }).deregistered(),
    );
    const push = aPush().forRule(staffAtMost(12));
    expect(await reachedBy(app, (await push.sent(app, staff)).sequence)).toEqual([small]);
    const both = await push.to({ segment: 'undetermined' }, { segment: 'nearMiss' }).sent(app, staff);
    expect(await reachedBy(app, both.sequence)).toEqual([big, unknown]);
  });

  it('tells of a policy only those who were not told of it before', async () => {
    const first = await ordinalsOf(anEnterprise().with(lowProfit), anEnterprise().with(lowProfit));
    const one = await aPush().ofPolicy(policy).sent(app, staff);
    const later = await ordinalsOf(anEnterprise().with(lowProfit));
    const two = await aPush().ofPolicy(policy).sent(app, staff);
    expect([await reachedBy(app, one.sequence), await reachedBy(app, two.sequence)]).toEqual([first, later]);
    expect(two.populationVersion).toBeGreaterThan(one.populationVersion ?? Infinity);
  });

  it('does nothing when it is planned a second time', async () => {
    const { id, sequence } = await aPush().sent(app, staff);
    await app.get(Planner).plan(id);
    expect(await app.get(Pushes).get(id, staff.editor)).toMatchObject({ state: 'done', sequence });
  });
});
