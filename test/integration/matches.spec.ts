import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CatalogueSync, Matches } from '#policies';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { anEnterprise, register } from '../builders/enterprise.js';
import { aPerson } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';

let app: TestApp;
const enterprise = anEnterprise().with({ insuranceMonths: 12, layoffRate: 15 });

beforeAll(async () => {
  app = await TestApp.alone();
  await app.get(CatalogueSync).run();
  await register(app, [enterprise]);
});
afterAll(() => app.close());

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

describe('An amount that is reckoned from a fact', () => {
  const hiring = anEnterprise().with({ expansionHires: 20 });
  const item = 'per-hire';
  interface Row {
    item: { code: string };
    amount: string;
    amountText: string | null;
  }
  let api: NestFastifyApplication;
  beforeAll(async () => {
    await register(app, [hiring]);
    api = await createApplication(testConfig(app.url));
  });
  afterAll(() => api.close());

  /** What staff of a department are told of the amount: in the list, and in a report that they keep. */
  async function toldTo(department: string) {
    const headers = await credentialsOf(api, await aPerson(app, ['editor'], department));
    const url = `/api/enterprises/${hiring.uscc}`;
    const found = await api.inject({ url: `${url}/matches?size=100&sort=amount`, headers });
    const row = found.json<{ items: Row[] }>().items.find((each) => each.item.code === item);
    const kept = await api.inject({ method: 'POST', url: `${url}/checkup-reports`, payload: {}, headers });
    const { items } = kept.json<{ items: { item: string; amount: string | null }[] }>();
    return [row?.amount, row?.amountText, items.find((each) => each.item === item)?.amount];
  }

  it('is told to those who may see the fact, and to nobody else: it would give the fact away', async () => {
    expect(await toldTo('hrss')).toEqual([
      'under10',
      expect.stringContaining('3'),
      expect.stringContaining('3'),
    ]);
    expect(await toldTo('culture')).toEqual(['hidden', null, null]);
  });
});
