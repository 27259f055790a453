import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOCK_SIZE, count, has, type RuleGroup } from '#matching';
import {
  DeclaredFacts,
  Enterprises,
  ImportBatches,
  Importer,
  KnownFacts,
  Populations,
  RegistryExport,
  Vocabulary,
} from '#enterprises';
import { Clock } from '#platform';
import { anEnterprise, district, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { aPerson } from '../builders/people.js';
import { TestApp } from '../builders/test-app.js';

/** 税务: eighteen months from the end of the year that is spoken of. */
const lastDay = '2026-06-30';
const nextDay = '2026-07-01';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.alone();
});
afterAll(() => app.close());

const atNoon = (day: string, process = app): void => process.setClock(`${day}T04:00:00Z`);

/** Brings enterprises in by a feed that speaks of a year. */
async function told(feed: string, period: string | undefined, ...told: EnterpriseBuilder[]): Promise<void> {
  const { facts } = app.get(Vocabulary);
  const batch = await app.get(ImportBatches).create({ fileName: `${feed}.csv`, fileSize: 0, feed, period });
  const given = facts.importable.filter((fact) => fact.feeds.includes(feed));
  await app.get(Importer).run(batch, {
    facts: given,
    warnings: [],
    rows: told.map((each, line) => each.row(line + 2, app.get(Vocabulary))),
  });
}

const known = (field: string): RuleGroup => ({ combinator: 'and', rules: [{ field, operator: 'notNull' }] });

/** What the sets and the enterprise itself say of whether a fact may be used. */
async function usable(uscc: string, field: string): Promise<[boolean, boolean]> {
  const { ordinal } = await app.get(Enterprises).get(uscc);
  const { matcher } = await app.get(Populations).current();
  const { facts } = await app.get(KnownFacts).of(uscc);
  return [has(matcher.evaluate(known(field)).yes, ordinal), facts[field] !== undefined];
}

/** Facts and tags of which the sets say anything else than some enterprises, one by one. */
async function disagreements(codes: readonly string[]): Promise<string[]> {
  const { matcher, tags } = await app.get(Populations).current();
  const sets = app
    .get(Vocabulary)
    .facts.fields.map(({ key }) => [key, matcher.evaluate(known(key)).yes] as const);
  const found: string[] = [];
  for (const uscc of codes) {
    const { enterprise, facts } = await app.get(KnownFacts).of(uscc);
    const { ordinal } = enterprise;
    for (const [key, set] of sets)
      if (has(set, ordinal) !== (facts[key] !== undefined)) found.push(`${uscc} ${key}`);
    for (const [code, { yes, possible }] of tags) {
      const said = has(yes, ordinal) ? true : has(possible, ordinal) ? undefined : false;
      if (said !== facts[`tag:${code}`]) found.push(`${uscc} ${code}`);
    }
  }
  return found;
}

describe('A value that nobody has renewed', () => {
  it('may be used through its last day and is unknown from the next, without any import', async () => {
    atNoon('2025-06-10');
    const firm = anEnterprise().with({ revenue: 1200, assets: 300, taxCredit: 'A', taxDistrict: 'baoshan' });
    await told('税务', '2024', firm);
    atNoon(lastDay);
    expect(await usable(firm.uscc, 'revenue')).toEqual([true, true]);
    const before = await app.get(Populations).current();
    atNoon(nextDay);
    expect(await usable(firm.uscc, 'revenue')).toEqual([false, false]);
    const after = await app.get(Populations).current();
    expect(after.version).toBe(before.version + 1);
    const { expired, facts } = await app.get(KnownFacts).of(firm.uscc);
    expect(expired.get('revenue')).toEqual({ value: 1200, asOf: '2024-12-31', year: 2024, until: lastDay });
    // What is of the day it was told has half a year more.
    expect([facts['taxDistrict'], expired.has('taxDistrict')]).toEqual(['baoshan', false]);
  });

  it('takes what rests on it along: ratios, growth, size grade and tags', async () => {
    atNoon('2025-06-10');
    const firm = anEnterprise().with({ industry: '3511', rdExpense: 60, revenue: 1000, 'revenue@-1': 800 });
    await told('税务', '2024', firm);
    const all = ['rdIntensity', 'revenueGrowth', 'revenue@-1', 'tag:growing-revenue'];
    const fields = all.filter((key) => app.get(Vocabulary).fields.has(key));
    for (const key of fields) expect([key, ...(await usable(firm.uscc, key))]).toEqual([key, true, true]);
    atNoon(nextDay);
    for (const key of fields) expect([key, ...(await usable(firm.uscc, key))]).toEqual([key, false, false]);
  });

  it('is known again as soon as its feed says it again, even the same', async () => {
    atNoon('2025-06-10');
    const firm = anEnterprise().with({ dishonest: false });
    await told('信用', undefined, firm);
    atNoon('2026-01-05');
    expect(await usable(firm.uscc, 'dishonest')).toEqual([false, false]);
    await told('信用', undefined, firm);
    expect(await usable(firm.uscc, 'dishonest')).toEqual([true, true]);
  });

  it('makes room for what the enterprise declares, for its own check-up only', async () => {
    atNoon('2025-06-10');
    const firm = anEnterprise().with({ dishonest: false });
    await told('信用', undefined, firm);
    atNoon('2026-01-05');
    await app.get(DeclaredFacts).declare(firm.uscc, 'dishonest', '否', await aPerson(app, ['enterprise']));
    const { facts, sources } = await app.get(KnownFacts).of(firm.uscc, { declared: true });
    expect([facts['dishonest'], sources.get('dishonest')?.declared]).toEqual([false, true]);
    expect(await usable(firm.uscc, 'dishonest')).toEqual([false, false]);
  });

  it('is as it was on a past day, and missing in what is taken along', async () => {
    atNoon('2025-06-10');
    const firm = anEnterprise().with({ revenue: 77 });
    await told('税务', '2024', firm);
    atNoon(nextDay);
    const past = await app.get(KnownFacts).of(firm.uscc, { on: '2026-02-01' });
    expect(past.facts['revenue']).toBe(77);
    for await (const row of app.get(RegistryExport).each())
      if (row.uscc === firm.uscc) expect(row.facts['revenue']).toBeNull();
  });

  it('of a registered matter has no end: nothing is told until it changes', async () => {
    atNoon('2015-06-10');
    const firm = anEnterprise().with({ registeredCapital: 500 });
    await told('市场监管', undefined, firm);
    atNoon('2035-01-01');
    expect(await usable(firm.uscc, 'registeredCapital')).toEqual([true, true]);
  });
});

describe('The day on which values become too old', () => {
  it('touches only their blocks, and every process, those not asked included, counts the same', async () => {
    atNoon('2025-06-10');
    const { ordinals } = await app.get(Populations).current();
    await register(app, Array.from({ length: BLOCK_SIZE * 2 - ordinals }, anEnterprise));
    const late = anEnterprise().with({ revenue: 5 });
    await told('税务', '2024', late);
    atNoon(lastDay);
    await app.get(Populations).current();
    const other = await TestApp.open(app.url);
    atNoon(lastDay, other);
    await other.get(Populations).current();
    atNoon(nextDay);
    const mine = await app.get(Populations).current();
    atNoon(nextDay, other);
    const theirs = await other.get(Populations).current();
    await other.close();
    expect([theirs.version, theirs.day]).toEqual([mine.version, mine.day]);
    for (const [code, { yes, possible }] of mine.tags)
      expect([code, theirs.tags.get(code)]).toEqual([code, { yes, possible }]);
    const touched = await app.rows('SELECT block FROM population_block WHERE version = $1 ORDER BY block', [
      mine.version,
    ]);
    expect(touched).toEqual([{ block: 0 }, { block: 2 }]);
  });

  it('is found for every fact and tag alike by sets and check-ups, whatever the feeds and days', async () => {
    const feeds = [...app.get(Vocabulary).feeds.keys()];
    const firms: string[] = [];
    for (const [index, firm] of [...district(14, 7)].entries()) {
      const day = `202${3 + (index % 3)}-0${1 + (index % 9)}-1${index % 10}`;
      atNoon(day);
      await told(feeds[index % feeds.length] ?? '', index % 2 ? String(2022 + (index % 3)) : undefined, firm);
      await told(feeds[(index * 5) % feeds.length] ?? '', '2024', firm.inBusiness());
      firms.push(firm.uscc);
    }
    for (const day of ['2025-12-31', '2026-03-31', '2026-04-01', lastDay, nextDay, '2027-05-01']) {
      atNoon(day);
      expect([day, await disagreements(firms)]).toEqual([day, []]);
    }
    const { matcher } = await app.get(Populations).current();
    const field = { field: '@expired', operator: 'notNull' as const };
    expect(count(matcher.evaluate({ combinator: 'and', rules: [field] }).yes)).toBeGreaterThan(5);
    expect(app.get(Clock).today()).toBe('2027-05-01');
  });
});

describe('Importing while others change the registry', () => {
  it('stamps its blocks with the version it becomes, not with one that is taken meanwhile', async () => {
    atNoon('2026-01-01');
    const firm = anEnterprise();
    let raised = false;
    const vocabulary = app.get(Vocabulary);
    const other = await TestApp.open(app.url);
    const batch = await app.get(ImportBatches).create({ fileName: 'a.csv', fileSize: 0 });
    await app.rows(`CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM pg_advisory_xact_lock(42); RETURN NULL; END $$`);
    await app.rows('CREATE TRIGGER slow AFTER INSERT ON enterprise EXECUTE FUNCTION slow()');
    const { Database } = await import('#platform');
    const holding = other.get(Database).transaction(async () => {
      await other.rows('SELECT pg_advisory_xact_lock(42)');
      const importing = app.get(Importer).run(batch, {
        facts: vocabulary.facts.importable,
        warnings: [],
        rows: [firm.row(2, vocabulary)],
      });
      while ((await other.number(waiting)) === 0) await new Promise(setImmediate);
      await app.rows('UPDATE population SET version = version + 1');
      raised = true;
      return { importing };
    });
    const done = await (await holding).importing;
    await app.rows('DROP TRIGGER slow ON enterprise');
    await other.close();
    const { ordinal } = await app.get(Enterprises).get(firm.uscc);
    const version = await app.number('SELECT version AS n FROM population_block WHERE block = $1', [
      Math.floor(ordinal / BLOCK_SIZE),
    ]);
    expect([raised, version]).toEqual([true, Number(done.populationVersion)]);
  });
});

const waiting =
  "SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = 42 AND NOT granted";
