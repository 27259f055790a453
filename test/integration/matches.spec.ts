import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogueSync, Matches } from '#policies';
import { anEnterprise, register } from '../builders/enterprise.js';
import { TestApp } from '../builders/test-app.js';
import { testDatabase, type TestDatabase } from '../setup/database.js';

let database: TestDatabase;
let app: TestApp;
const enterprise = anEnterprise().with({ insuranceMonths: 12, layoffRate: 15 });

beforeAll(async () => {
  database = await testDatabase();
  app = await TestApp.open(database.url);
  await app.get(CatalogueSync).run();
  await register(app, [enterprise]);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const search = (filter: object, on = '2025-06-01') =>
  app.get(Matches).search(enterprise.uscc, { sort: 'verdict', page: 1, size: 20, ...filter }, { on });

describe('The policies that an enterprise looks for', () => {
  it('are found by their theme, each with its own verdict and the facts that would settle it', async () => {
    const { items } = await search({ theme: '稳岗就业', verdict: 'undetermined' });
    const refund = items.find(({ checkup }) => checkup.policy.code === 'stable-employment-refund');
    expect(refund?.checkup.outcome.missing).toEqual(['insuredStaff']);
    expect(refund?.deadline).toBe('2025-12-31');
  });

  it('come page by page, every page from the same order', async () => {
    const whole = await search({ size: 100 });
    const second = await search({ size: 5, page: 2 });
    expect(second.items).toHaveLength(5);
    expect(second.total).toBe(whole.total);
    expect(second.items.map(({ checkup }) => checkup.item.id)).toEqual(
      whole.items.slice(5, 10).map(({ checkup }) => checkup.item.id),
    );
  });

  it('leave nothing behind a choice that says it leaves some, and as many as it says', async () => {
    const { facets } = await search({});
    const choice = facets.department.find(({ value }) => value === 'hrss');
    expect(choice?.count).toBeGreaterThan(0);
    expect((await search({ department: 'hrss' })).total).toBe(choice?.count);
  });
});
