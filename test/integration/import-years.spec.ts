import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Enterprises, sourceOf, Vocabulary } from '#enterprises';
import { freshCode } from '../builders/enterprise.js';
import { csv, importFile } from '../builders/table-file.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.alone();
});
afterAll(() => app.close());

type Cells = Readonly<Record<string, string | number>>;

/** Brings one enterprise's cells in, as a file of the feed and period. */
async function told(uscc: string, cells: Cells, feed?: string, period?: string, emptyCells?: 'clear') {
  const header = ['统一社会信用代码', '企业名称', ...Object.keys(cells)];
  return importFile(app, csv([header, [uscc, '测试厂', ...Object.values(cells)]]), {
    feed,
    period,
    emptyCells,
  });
}
const row = (uscc: string) => app.get(Enterprises).get(uscc);
const facts = async (uscc: string) => (await row(uscc)).facts;
async function source(uscc: string, key: string) {
  const fact = app.get(Vocabulary).facts.byKey.get(key);
  return fact && sourceOf(await row(uscc), fact);
}
const version = () => app.number('SELECT version AS n FROM population');

describe('A file of a newer year', () => {
  it('moves what stood to the year before, all in one transaction, and keeps two years', async () => {
    const uscc = freshCode();
    await told(uscc, { 营业收入: 100 }, '税务', '2023');
    await told(uscc, { 营业收入: 120 }, '税务', '2024');
    expect(await facts(uscc)).toEqual({ revenue: 120, 'revenue@-1': 100 });
    await told(uscc, { 营业收入: 150 }, '税务', '2025');
    await told(uscc, { 营业收入: 160 }, '税务', '2026');
    expect(await facts(uscc)).toEqual({ revenue: 160, 'revenue@-1': 150, 'revenue@-2': 120 });
    expect(await source(uscc, 'revenue@-2')).toMatchObject({ feed: '税务', period: '2024' });
  });

  it('leaves the new year open where it says nothing, rather than passing last year’s value for it', async () => {
    const uscc = freshCode();
    await told(uscc, { 营业收入: 100 }, '税务', '2024');
    await told(uscc, { 营业收入: '' }, '税务', '2025');
    expect(await facts(uscc)).toEqual({ 'revenue@-1': 100 });
  });

  it('jumps over a year that never came', async () => {
    const uscc = freshCode();
    await told(uscc, { 营业收入: 100, '营业收入（上上年度）': 90 }, '税务', '2023');
    await told(uscc, { 营业收入: 130 }, '税务', '2025');
    expect(await facts(uscc)).toEqual({ revenue: 130, 'revenue@-2': 100 });
  });

  it('takes its own word for the year before over what stood', async () => {
    const uscc = freshCode();
    await told(uscc, { 营业收入: 100 }, '税务', '2024');
    await told(uscc, { 营业收入: 130, '营业收入（上上年度）': 99 }, '税务', '2025');
    expect(await facts(uscc)).toEqual({ revenue: 130, 'revenue@-1': 99 });
  });

  it('moves nothing of the same year, however often it comes', async () => {
    const uscc = freshCode();
    for (const revenue of [100, 110, 110]) await told(uscc, { 营业收入: revenue }, '税务', '2025');
    expect(await facts(uscc)).toEqual({ revenue: 110 });
  });

  it('remembers the year of each figure, also when the file brings others of the feed', async () => {
    const uscc = freshCode();
    await told(uscc, { 营业收入: 100, 研发费用: 5 }, '税务', '2024');
    await told(uscc, { 营业收入: 120 }, '税务', '2025');
    expect(await source(uscc, 'rdExpense')).toMatchObject({ feed: '税务', period: '2024' });
    await told(uscc, { 研发费用: 6 }, '税务', '2025');
    expect(await facts(uscc)).toEqual({ revenue: 120, 'revenue@-1': 100, rdExpense: 6, 'rdExpense@-1': 5 });
  });

  it('can be undone from the history: what stood before is kept for every key it moved', async () => {
    const uscc = freshCode();
    await told(uscc, { 营业收入: 100 }, '税务', '2024');
    const batch = await told(uscc, { 营业收入: 120 }, '税务', '2025');
    const [change] = await app.rows('SELECT before FROM enterprise_change WHERE batch = $1', [batch.id]);
    expect(change).toEqual({ before: { revenue: 100, 'revenue@-1': null } });
  });
});

describe('A file of an older year', () => {
  it('fills in that year and leaves the present one alone', async () => {
    const uscc = freshCode();
    await told(uscc, { 营业收入: 130, 资产总额: 500 }, '税务', '2025');
    await told(uscc, { 营业收入: 100, 资产总额: 400 }, '税务', '2024');
    expect(await facts(uscc)).toEqual({ revenue: 130, 'revenue@-1': 100, assets: 500 });
    expect(await source(uscc, 'assets')).toMatchObject({ period: '2025' });
  });

  it('has no say when it is older than what is kept', async () => {
    const uscc = freshCode();
    await told(uscc, { 营业收入: 130 }, '税务', '2025');
    await told(uscc, { 营业收入: 70 }, '税务', '2020');
    expect(await facts(uscc)).toEqual({ revenue: 130 });
  });
});

describe('Of several feeds of one fact', () => {
  it('the lower one fills gaps, and its word stands under its own name', async () => {
    const uscc = freshCode();
    await told(uscc, { 从业人数: 12 }, '年报', '2025');
    expect(await facts(uscc)).toEqual({ staff: 12 });
    expect(await source(uscc, 'staff')).toMatchObject({ feed: '年报', period: '2025' });
    await told(uscc, { 从业人数: 13 }, '年报', '2025');
    expect(await facts(uscc)).toEqual({ staff: 13 });
  });

  it('the higher one overwrites the lower one, never the other way round', async () => {
    const uscc = freshCode();
    await told(uscc, { 从业人数: 12 }, '年报', '2025');
    await told(uscc, { 从业人数: 15 }, '税务', '2025');
    await told(uscc, { 从业人数: 99 }, '年报', '2026');
    expect(await facts(uscc)).toEqual({ staff: 15 });
    expect(await source(uscc, 'staff')).toMatchObject({ feed: '税务', period: '2025' });
  });

  it('the lower one cannot clear what the higher one said', async () => {
    const uscc = freshCode();
    await told(uscc, { 从业人数: 15 }, '税务', '2025');
    await told(uscc, { 从业人数: '' }, '年报', '2025', 'clear');
    expect(await facts(uscc)).toEqual({ staff: 15 });
  });

  it('a value keeps its source when its first feed speaks of other things', async () => {
    const uscc = freshCode();
    await told(uscc, { 从业人数: 12 }, '年报', '2025');
    await told(uscc, { 营业收入: 100 }, '税务', '2025');
    expect(await source(uscc, 'staff')).toMatchObject({ feed: '年报' });
  });
});

describe('A feed', () => {
  it('is not asked about facts that others give: such columns are skipped and named', async () => {
    const uscc = freshCode();
    const batch = await told(uscc, { 营业收入: 100, 裁员率: 3 }, '税务', '2025');
    expect(batch.warnings).toEqual(['以下列不由“税务”提供，已跳过：“裁员率”']);
    expect(await facts(uscc)).toEqual({ revenue: 100 });
    expect(batch.feeds).toEqual(['税务']);
  });

  it.each([
    ['统计', '统计调查取得的资料不得用于统计以外的目的'],
    ['小道消息', '可用的来源：市场监管、'],
  ])('called %s is refused', async (feed, reason) => {
    const batch = await told(freshCode(), { 从业人数: 1 }, feed);
    expect([batch.state, batch.fault]).toEqual(['failed', expect.stringContaining(reason)]);
  });

  it('that says the same on a later day confirms it: no value changes, but the day does', async () => {
    const uscc = freshCode();
    await told(uscc, { 营业收入: 100 }, '税务', '2025');
    const before = await version();
    app.setClock('2031-05-01T02:00:00Z');
    const batch = await told(uscc, { 营业收入: 100 }, '税务', '2025');
    expect([batch.updated, batch.unchanged]).toEqual([0, 1]);
    expect(await source(uscc, 'revenue')).toMatchObject({ on: '2031-05-01' });
    expect(await version()).toBe(before + 1);
    expect(await app.number('SELECT count(*) AS n FROM enterprise_change WHERE batch = $1', [batch.id])).toBe(
      0,
    );
  });
});
