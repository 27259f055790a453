import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '#platform';
import { Ledger, Planner, Pushes } from '#push';
import { blockedBackend, terminate } from '../builders/backends.js';
import { anEnterprise, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { reachedBy } from '../builders/ledger.js';
import { type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';
import { testDatabase, type TestDatabase } from '../setup/database.js';

const policy = 'small-profit-income-tax';
const lowProfit = { restrictedIndustry: false, taxableIncome: 100, staff: 20, assets: 300 };

let databases: TestDatabase[] = [];
let apps: TestApp[] = [];
beforeEach(() => {
  databases = [];
  apps = [];
});
afterEach(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await Promise.all(databases.map((database) => database.drop()));
});

async function open(url: string): Promise<TestApp> {
  const app = await TestApp.open(url);
  apps.push(app);
  return app;
}

/** A database with these enterprises, and as many processes on it as wanted. */
async function districtOf(enterprises: readonly EnterpriseBuilder[], processes: number) {
  const database = await testDatabase();
  databases.push(database);
  const app = await open(database.url);
  const others: TestApp[] = [];
  while (others.length < processes - 1) others.push(await open(database.url));
  await register(app, enterprises);
  return { app, others, staff: await staffOf(app, 'tax') };
}

async function ledgerOf(app: TestApp): Promise<unknown> {
  return {
    audience: await app.rows('SELECT push, segment, block, members FROM audience_block ORDER BY 1, 2, 3'),
    deliveries: await app.rows(
      'SELECT block, push, channel, targeted, delivered FROM delivery_block ORDER BY 1, 2',
    ),
    spans: await app.rows('SELECT block, span, delivered FROM delivery_span ORDER BY 1, 2'),
    days: await app.rows('SELECT scope, block, delivered FROM coverage_day ORDER BY 1, 2'),
    states: await app.rows('SELECT state, sequence FROM push ORDER BY sequence'),
  };
}

async function planAgain(app: TestApp, id: string, staff: Staff): Promise<number | null> {
  await app.get(Planner).plan(id);
  return (await app.get(Pushes).get(id, staff.editor)).sequence;
}

describe('Planning', () => {
  it('tells nobody twice when two processes plan two pushes of one policy at once', async () => {
    const { app, others, staff } = await districtOf(
      Array.from({ length: 40 }, () => anEnterprise().with(lowProfit)),
      3,
    );
    const pushes = [
      await aPush().ofPolicy(policy).approved(app, staff),
      await aPush().ofPolicy(policy).approved(app, staff),
    ];
    await Promise.all(pushes.map(({ id }, i) => (others[i] ?? app).get(Planner).plan(id)));
    const reached = await Promise.all([1, 2].map((sequence) => reachedBy(app, sequence)));
    expect(reached.map((each) => each.length).sort()).toEqual([0, 40]);
    expect(await app.get(Ledger).rebuildUnions()).toBe(0);
  });

  it('plans a push once when two processes are given it at the same moment', async () => {
    const { app, others, staff } = await districtOf([anEnterprise(), anEnterprise()], 3);
    const { id } = await aPush().approved(app, staff);
    await Promise.all(others.map((other) => other.get(Planner).plan(id)));
    expect(await app.number('SELECT count(*) AS n FROM delivery_block')).toBe(1);
    expect(await app.get(Pushes).get(id, staff.editor)).toMatchObject({ state: 'done', sequence: 1 });
  });

  it.each(['INSERT INTO audience_block', 'INSERT INTO delivery_block', 'INSERT INTO coverage_day'])(
    'leaves nothing when it is cut off at %s, and then comes to the same as undisturbed',
    async (statement) => {
      const enterprises = Array.from({ length: 5 }, () => anEnterprise().with(lowProfit));
      const calm = await districtOf(enterprises, 1);
      await aPush().ofPolicy(policy).sent(calm.app, calm.staff);
      const { app, others, staff } = await districtOf(enterprises, 2);
      const [observer = app] = others;
      const { id } = await aPush().ofPolicy(policy).approved(app, staff);
      await observer.get(Database).transaction(async () => {
        await observer.rows(`LOCK TABLE ${statement.split(' ')[2] ?? ''} IN EXCLUSIVE MODE`);
        const plan = app.get(Planner).plan(id);
        await Promise.all([
          expect(plan).rejects.toThrow(),
          blockedBackend(observer, statement).then((pid) => terminate(observer, pid)),
        ]);
      });
      expect(await app.get(Pushes).get(id, staff.editor)).toMatchObject({
        state: 'approved',
        sequence: null,
      });
      expect(await app.number('SELECT count(*) AS n FROM audience_block')).toBe(0);
      expect(await planAgain(app, id, staff)).toBe(1);
      expect(await ledgerOf(app)).toEqual(await ledgerOf(calm.app));
    },
  );

  it('catches up with an import that came between its look at the registry and its turn', async () => {
    const { app, others, staff } = await districtOf(Array.from({ length: 20 }, anEnterprise), 2);
    const [observer = app] = others;
    const { id } = await aPush().approved(app, staff);
    const planned = await observer.get(Database).transaction(async () => {
      await observer.get(Database).lock('plan');
      const planning = app.get(Planner).plan(id);
      await blockedBackend(observer, 'pg_advisory_xact_lock');
      await observer.get(Database).outside(() => register(observer, [anEnterprise()]));
      return { planning };
    });
    await planned.planning;
    expect(await app.get(Pushes).get(id, staff.editor)).toMatchObject({
      state: 'done',
      populationVersion: 2,
    });
    expect(await reachedBy(app, 1)).toHaveLength(21);
  });
});
