import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleGroup } from '#matching';
import { type MetricId, Metrics, type MetricScope } from '#disclosure';
import { anEnterprise, register } from '../builders/enterprise.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';

const everyBlock = 4096;
const district = 30;

let app: TestApp;
let tax: Staff;
let hrss: Staff;
beforeAll(async () => {
  app = await TestApp.alone();
  tax = await staffOf(app, 'tax');
  hrss = await staffOf(app, 'hrss');
  await register(
    app,
    Array.from({ length: district }, (_, i) => anEnterprise().with({ staff: i, ...lowProfit(i) })),
  );
  await aYear();
  await app.rows(`UPDATE enterprise SET status = 'merged', merged_into = 20 WHERE ordinal IN (2, 3)`);
  await app.rows(`UPDATE enterprise SET status = 'merged', merged_into = 3 WHERE ordinal = 4`);
  const { id } = await aPerson(app, ['enterprise']);
  await app.rows('INSERT INTO membership (person, enterprise) VALUES ($1, 1), ($1, 20), ($1, 29)', [id]);
});
afterAll(() => app.close());

const lowProfit = (i: number) => ({ restrictedIndustry: false, taxableIncome: i * 15, assets: 100 });
const staffBelow = (value: number): RuleGroup => ({
  combinator: 'and',
  rules: [{ field: 'staff', operator: '<', value }],
});

/** Pushes of two departments over the turn of a year; instants in UTC, the day of each is cut in Shanghai. */
async function aYear(): Promise<void> {
  app.setClock('2025-12-31T15:59:59Z');
  await aPush().ofPolicy('small-profit-income-tax').sent(app, tax);
  app.setClock('2025-12-31T16:00:00Z');
  await aPush().ofKind('hotNews').forRule(staffBelow(10)).sent(app, tax);
  await aPush().ofKind('live').forRule(staffBelow(5)).sent(app, hrss);
  app.setClock('2026-03-01T04:00:00Z');
  await aPush().ofPolicy('small-profit-income-tax').sent(app, tax);
  await aPush().ofKind('reminder').forRule(staffBelow(3)).sent(app, hrss);
  await aPush().ofKind('policy').forRule(staffBelow(12)).sent(app, hrss);
  await aPush().ofKind('policy').forRule(staffBelow(0)).sent(app, hrss);
}

interface DeliveryRow {
  readonly push: number;
  readonly notice: string;
  readonly kind: string;
  readonly enterprise: number;
}

/** Every single delivery of a period as a row, from the bits of the ledger: no union, no count. */
function deliveries({ from, to, department }: MetricScope): Promise<DeliveryRow[]> {
  return app.rows(
    `SELECT p.sequence::int AS push, n.id AS notice, n.kind, d.block * ${everyBlock} + i AS enterprise
     FROM push p JOIN notice n ON n.id = p.notice JOIN delivery_block d ON d.push = p.sequence,
          generate_series(0, ${everyBlock - 1}) i
     WHERE get_bit(d.delivered, i) = 1 AND ($3::text IS NULL OR p.department = $3)
       AND (p.dispatched_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN $1 AND $2`,
    [from, to, department ?? null],
  );
}

/** The definitions of the metrics once more, over rows, by hand. */
function recount(rows: readonly DeliveryRow[]): Record<MetricId, number> {
  const distinct = (of: readonly (string | number)[]) => new Set(of).size;
  const ofKinds = (...kinds: string[]) => rows.filter(({ kind }) => kinds.includes(kind));
  const heir = (ordinal: number) => ([2, 3, 4].includes(ordinal) ? 20 : ordinal);
  return {
    P1: distinct(ofKinds('policy').map(({ notice }) => notice)),
    P2: distinct(rows.map(({ push }) => push)),
    P3: distinct(ofKinds('reminder', 'hotNews').map(({ push }) => push)),
    P4: rows.length,
    P5: distinct(rows.map(({ enterprise }) => heir(enterprise))),
  };
}

const year2025 = { from: '2025-01-01', to: '2025-12-31' };
const year2026 = { from: '2026-01-01', to: '2026-12-31' };
const scopes: [string, MetricScope][] = [
  ['2025', year2025],
  ['2026', year2026],
  ['2026 of the tax department', { ...year2026, department: 'tax' }],
  ['2026 of the labour department', { ...year2026, department: 'hrss' }],
  ['New Year’s Day', { from: '2026-01-01', to: '2026-01-01' }],
  ['both years', { from: '2025-01-01', to: '2026-12-31' }],
  ['a day without pushes', { from: '2026-02-01', to: '2026-02-01' }],
];

describe('The metrics', () => {
  it.each(scopes)('of %s are what counting row by row comes to', async (_, scope) => {
    const { values } = await app.get(Metrics).figures(scope);
    expect(values).toEqual(recount(await deliveries(scope)));
  });

  it('put a push before midnight in Shanghai into the old year and one at midnight into the new', async () => {
    const dispatched = async (scope: MetricScope) =>
      (await app.get(Metrics).dispatches('P2', scope, 1, 10)).items;
    expect(
      (await dispatched(year2025)).map(({ sequence, dispatchedOn }) => [sequence, dispatchedOn]),
    ).toEqual([[1, '2025-12-31']]);
    expect(
      (await dispatched({ from: '2026-01-01', to: '2026-01-01' })).map(({ sequence }) => sequence),
    ).toEqual([3, 2]);
  });

  it('leave out a push that reached nobody', async () => {
    const { items, total } = await app.get(Metrics).dispatches('P2', year2026, 1, 10);
    expect(await app.number('SELECT count(*) AS n FROM push WHERE dispatched_on >= $1', ['2026-01-01'])).toBe(
      6,
    );
    expect([total, items.map(({ sequence }) => sequence)]).toEqual([4, [6, 5, 3, 2]]);
  });

  it.each<MetricId>(['P2', 'P3', 'P4'])(
    'open to the dispatches behind %s, which sum up to it',
    async (id) => {
      const { values } = await app.get(Metrics).figures(year2026);
      const { items, total } = await app.get(Metrics).dispatches(id, year2026, 1, 100);
      const sum = id === 'P4' ? items.reduce((all, { delivered }) => all + delivered, 0) : total;
      expect(sum).toBe(values[id]);
      expect(sum).toBeGreaterThan(0);
    },
  );

  it('count merged enterprises once, as the heir at the end of the chain', async () => {
    const { values } = await app.get(Metrics).figures({ ...year2026, department: 'hrss', to: '2026-01-01' });
    expect(values).toMatchObject({ P4: 5, P5: 3 });
  });

  it('say how many of the covered have somebody to open their page', async () => {
    const { activated } = await app
      .get(Metrics)
      .figures({ ...year2026, department: 'hrss', to: '2026-01-01' });
    expect(activated).toBe(2);
  });

  it('keep every identity in every scope', async () => {
    for (const [, scope] of scopes) {
      const { identities } = await app.get(Metrics).figures(scope);
      expect(identities.filter(({ holds }) => !holds)).toEqual([]);
      expect(identities).toHaveLength(5);
    }
  });

  it('find out when a roll-up says more than the ledger', async () => {
    const day = { from: '2030-01-01', to: '2030-01-01' };
    await app.rows(
      `INSERT INTO coverage_day (scope, day, block, delivered) SELECT '*', '2030-01-01', 0, delivered FROM delivery_block LIMIT 1`,
    );
    const { identities } = await app.get(Metrics).figures(day);
    expect(identities.filter(({ holds }) => !holds).map(({ rule }) => rule)).toEqual([
      '覆盖企业数 ≤ 投放企业家次',
    ]);
    await app.rows(`DELETE FROM coverage_day WHERE day = '2030-01-01'`);
  });
});
