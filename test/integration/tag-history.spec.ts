import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOCK_SIZE } from '#matching';
import { TagMetrics } from '#disclosure';
import { TagHistory, TagRegister } from '#enterprises';
import { Database } from '#platform';
import { anEnterprise, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { TestApp } from '../builders/test-app.js';

/** 小型微利: the enterprise meets it or not by one figure. */
const tag = 'low-profit';
const profit = (taxableIncome: number) => ({
  taxableIncome,
  staff: 10,
  assets: 100,
  restrictedIndustry: false,
});

let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tag-history-'));
  await cp('config', folder, { recursive: true });
  app = await TestApp.alone({ CONFIG_DIR: folder });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const refreshOn = async (day: string): Promise<void> => {
  app.setClock(`${day}T04:00:00Z`);
  await app.get(TagRegister).refresh();
};
const days = async (from = '2026-01-01') =>
  (await app.get(TagHistory).days(tag, from, '2027-12-31')).map(({ day, members, gained, lost }) => [
    day,
    members,
    gained,
    lost,
  ]);
const names = async (kind: 'gained' | 'lost') =>
  (await app.get(TagHistory).moves(tag, { kind, page: 1, size: 50 })).items.map(({ uscc, day }) => [
    day,
    uscc,
  ]);

const firms: EnterpriseBuilder[] = Array.from({ length: 6 }, (_, i) =>
  anEnterprise().with(profit(i < 3 ? 100 : 900)),
);
const firm = (index: number): EnterpriseBuilder => firms[index]!;

describe('A tag’s history', () => {
  it('begins with how many have it: the first computation is nobody’s gain', async () => {
    await register(app, firms);
    await refreshOn('2026-06-01');
    expect(await days()).toEqual([['2026-06-01', 3, 0, 0]]);
  });

  it('keeps who gained and lost it on a day, once, however often it is computed', async () => {
    await register(app, [firm(0).with(profit(500)), firm(3).with(profit(10)), firm(4).with(profit(10))]);
    for (let times = 0; times < 3; times++) await refreshOn('2026-06-02');
    expect(await days()).toEqual([
      ['2026-06-01', 3, 0, 0],
      ['2026-06-02', 4, 2, 1],
    ]);
    expect(await names('gained')).toEqual([3, 4].map((at) => ['2026-06-02', firm(at).uscc]));
    expect(await names('lost')).toEqual([['2026-06-02', firm(0).uscc]]);
  });

  it('balances a day: what comes and goes again is neither gained nor lost', async () => {
    await register(app, [firm(0).with(profit(10))]);
    await refreshOn('2026-06-02');
    expect(await days('2026-06-02')).toEqual([['2026-06-02', 5, 2, 0]]);
    await register(app, [firm(3).with(profit(900)), firm(4).with(profit(900))]);
    await refreshOn('2026-06-02');
    expect(await days('2026-06-02')).toEqual([['2026-06-02', 3, 0, 0]]);
    expect(await app.number('SELECT count(*) AS n FROM tag_flow WHERE tag = $1', [tag])).toBe(0);
  });

  it('counts on from day to day: the day before, with gains and without losses, is the day', async () => {
    const moves = [3, 5, 1, 4, 0, 2];
    for (const [index, at] of moves.entries()) {
      await register(app, [firm(at).with(profit(index % 2 ? 900 : 20)), anEnterprise().with(profit(5))]);
      await refreshOn(`2026-06-${10 + index}`);
    }
    const history = await app.get(TagHistory).days(tag, '2026-06-01', '2026-06-30');
    history.slice(1).forEach(({ members, gained, lost }, index) => {
      expect(members).toBe((history[index]?.members ?? 0) + gained - lost);
    });
    expect(history.at(-1)?.members).toBe(
      await app.number('SELECT sum(bit_count(members)) AS n FROM tag_block WHERE tag = $1', [tag]),
    );
    expect(history.some(({ lost }) => lost > 0)).toBe(true);
  });

  it('is paged through without gap or repetition', async () => {
    const all = await names('gained');
    const pages = await Promise.all(
      [1, 2, 3, 4, 5].map((page) => app.get(TagHistory).moves(tag, { kind: 'gained', page, size: 2 })),
    );
    expect(pages.flatMap(({ items }) => items.map(({ day, uscc }) => [day, uscc]))).toEqual(all.slice(0, 10));
    expect(pages[0]?.total).toBe(all.length);
  });

  it('is left whole by a computation that dies half-way, and the next one makes up for it', async () => {
    const before = await days();
    await register(app, [firm(2).with(profit(900)), firm(5).with(profit(3))]);
    app.setClock('2026-06-20T04:00:00Z');
    await app.rows(
      `CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$`,
    );
    await app.rows('CREATE TRIGGER die BEFORE UPDATE ON tag_block EXECUTE FUNCTION die()');
    await expect(app.get(TagRegister).refresh()).rejects.toThrow('killed');
    expect(await days()).toEqual(before);
    await app.rows('DROP TRIGGER die ON tag_block');
    await app.get(TagRegister).refresh();
    const last = (await days()).at(-1);
    expect(last?.[0]).toBe('2026-06-20');
  });

  it('is not set back by a process that computed an older state', async () => {
    const stored = await days();
    const other = await TestApp.open(app.url, { CONFIG_DIR: folder });
    other.setClock('2026-06-19T04:00:00Z');
    await other.get(TagRegister).refresh();
    await other.close();
    expect(await days()).toEqual(stored);
  });
});

describe('Storing the tags', () => {
  it('writes only the blocks in which something changed', async () => {
    const { n: registered } = (await app.rows<{ n: number }>('SELECT next_ordinal AS n FROM population'))[0]!;
    await register(
      app,
      Array.from({ length: BLOCK_SIZE + 3 - registered }, () => anEnterprise().with(profit(1))),
    );
    await refreshOn('2026-06-21');
    const written = () =>
      app.rows<{ tag: string; block: number; xmin: string }>('SELECT tag, block, xmin::text FROM tag_block');
    const before = new Map((await written()).map(({ tag: code, block, xmin }) => [`${code} ${block}`, xmin]));
    await register(app, [firm(1).with(profit(999))]);
    await app.get(TagRegister).refresh();
    const changed = (await written()).filter(
      ({ tag: code, block, xmin }) => before.get(`${code} ${block}`) !== xmin,
    );
    expect(changed.map(({ block }) => block)).not.toContain(1);
    expect(changed).toContainEqual(expect.objectContaining({ tag, block: 0 }));
    expect(changed.length).toBeLessThan(10);
  });

  it('is due once a day, also when nobody imports anything', async () => {
    const queued = () =>
      app.rows<{ key: string }>("SELECT key FROM outbox WHERE job = 'refresh-tags' ORDER BY id");
    const { length } = await queued();
    await app.get(TagRegister).sweep();
    expect(await queued()).toHaveLength(length);
    app.setClock('2026-06-22T00:00:10Z');
    await app.get(TagRegister).sweep();
    expect((await queued()).at(-1)?.key).toMatch(/^\d+-2026-06-22$/);
    await app.get(TagRegister).refresh();
    await app.get(TagRegister).sweep();
    expect(await queued()).toHaveLength(length + 1);
  });
});

describe('P10', () => {
  const figures = async (from: string, to: string) => {
    const { introduced, retired, inUse, inUseBefore, identities } = await app
      .get(TagMetrics)
      .figures({ from, to });
    expect(identities.filter(({ holds }) => !holds)).toEqual([]);
    return [inUseBefore, introduced.length, retired.length, inUse.length];
  };
  const catalogue = () => join(folder, 'tags.yaml');
  /** Takes a tag that no other names out of the catalogue. */
  const without = (text: string): string =>
    text.replace(/\n {2}- code: listing-reserve\n(?: {4}.*\n|\n)*/, '\n');

  it('counts every definition as new once, on the day it began', async () => {
    const all = await app.number('SELECT count(*) AS n FROM tag');
    expect(all).toBeGreaterThanOrEqual(73);
    expect(await figures('2026-01-01', '2026-12-31')).toEqual([0, all, 0, all]);
    expect(await figures('2026-06-02', '2026-12-31')).toEqual([all, 0, 0, all]);
    expect(await figures('2025-01-01', '2025-12-31')).toEqual([0, 0, 0, 0]);
  });

  it('lets one that left go and begin anew when it comes back', async () => {
    const all = await app.number('SELECT count(*) AS n FROM tag');
    const text = await readFile(catalogue(), 'utf8');
    expect(without(text)).not.toBe(text);
    await restarted(without(text), '2026-07-01');
    await restarted(text, '2026-08-01');
    expect(await figures('2026-07-01', '2026-07-31')).toEqual([all, 0, 1, all - 1]);
    expect(await figures('2026-08-01', '2026-08-31')).toEqual([all - 1, 1, 0, all]);
    expect(await figures('2026-06-01', '2026-12-31')).toEqual([0, all + 1, 1, all]);
  });

  /** A process that starts with another catalogue, on a day. */
  async function restarted(tags: string, day: string): Promise<void> {
    await writeFile(catalogue(), tags);
    const other = await TestApp.open(app.url, { CONFIG_DIR: folder });
    other.setClock(`${day}T04:00:00Z`);
    await other.get(TagRegister).refresh();
    await other.close();
  }

  it('can’t have one in use twice at a time', async () => {
    const twice = app
      .get(Database)
      .query(`INSERT INTO tag_use (tag, since) VALUES ($1, '2020-01-01')`, [tag]);
    await expect(twice).rejects.toThrow('tag_use_one_at_a_time');
  });
});
