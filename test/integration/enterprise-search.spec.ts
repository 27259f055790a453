import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, ordinals } from '#matching';
import { EnterpriseHistory, Enterprises, EnterpriseSearch, Populations, TagPortraits } from '#enterprises';
import { CatalogueSync } from '#policies';
import { district, EnterpriseBuilder, register } from '../builders/enterprise.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let search: EnterpriseSearch;

beforeAll(async () => {
  app = await TestApp.alone();
  await app.get(CatalogueSync).run();
  await register(app, district(1_500));
  search = app.get(EnterpriseSearch);
});
afterAll(() => app.close());

const page = { page: 1, size: 50 };

describe('The list of enterprises', () => {
  it('finds by what only the population knows exactly those that the rule means', async () => {
    const { matcher, tags } = await app.get(Populations).current();
    const rules = [
      { field: 'industry', operator: 'in' as const, value: ['C'] },
      { field: 'sizeGrade', operator: 'in' as const, value: ['micro'] },
    ];
    const meant = matcher.evaluate({ combinator: 'and', rules }).yes;
    const found = await search.page({ industry: 'C', grade: 'micro', ...page });
    expect(found.total).toBe(count(meant));
    expect(found.items.map(({ ordinal }) => ordinal)).toEqual([...ordinals(meant)].slice(0, 50));
    const tagged = await search.page({ tag: 'manufacturing', ...page });
    expect(tagged.total).toBe(count(tags.get('manufacturing')?.yes ?? new Uint32Array()));
    expect(tagged.total).toBeGreaterThan(0);
    expect((await search.page({ tag: 'no-such-tag', ...page })).total).toBe(0);
  });

  it('sorts by any column in both directions, what is unknown last', async () => {
    const days = async (descending: boolean) => {
      const { items } = await search.page({ order: 'established', descending, page: 1, size: 1_500 });
      return items.map(({ established }) => established);
    };
    const rising = await days(false);
    const known = rising.filter((day) => day !== null);
    expect(rising.slice(0, known.length)).toEqual([...known].sort());
    expect((await days(true)).slice(0, known.length)).toEqual([...known].sort().reverse());
  });

  it('gives for a file what it shows on its pages', async () => {
    const listed = await search.page({ industry: 'F', page: 1, size: 1_500 });
    const written: string[] = [];
    for await (const { uscc } of search.each({ industry: 'F' })) written.push(uscc);
    expect(written).toEqual(listed.items.map(({ uscc }) => uscc));
    expect(written.length).toBe(listed.total);
  });
});

describe('A tag’s portrait', () => {
  it('adds up: towns and industries to the members, and names what the undetermined lack', async () => {
    const portrait = await app.get(TagPortraits).of('small-micro');
    const sum = (shares: readonly { members: number }[]) =>
      shares.reduce((all, { members }) => all + members, 0);
    expect(sum(portrait.towns)).toBe(portrait.members);
    expect(sum(portrait.industries)).toBe(portrait.members);
    expect(portrait.undetermined).toBeGreaterThan(0);
    expect(portrait.missing.length).toBeGreaterThan(0);
    expect(Math.max(...portrait.missing.map(({ enterprises }) => enterprises))).toBeLessThanOrEqual(
      portrait.undetermined,
    );
    const listed = await app
      .get(TagPortraits)
      .enterprises('small-micro', { group: 'members', page: 2, size: 7 });
    const { tags } = await app.get(Populations).current();
    const all = [...ordinals(tags.get('small-micro')?.yes ?? new Uint32Array())];
    expect(listed.items.map(({ ordinal }) => ordinal)).toEqual(all.slice(7, 14));
  });
});

describe('An enterprise’s history', () => {
  it('tells of every change what stood before it and after it', async () => {
    const made = new EnterpriseBuilder('91310113MAH1TEARY1', '有历史的企业').with({ staff: 10 });
    await register(app, [made]);
    await register(app, [made.with({ staff: 20, insuredStaff: 5 })], { fileName: '二.csv' });
    await register(app, [made.with({ staff: 30 })], { fileName: '三.csv' });
    const changes = await app.get(EnterpriseHistory).of(await app.get(Enterprises).get(made.uscc));
    expect(
      changes.map(({ file, values }) => [file, ...values.map((v) => [v.key, v.before, v.after])]),
    ).toEqual([
      ['三.csv', ['staff', 20, 30]],
      ['二.csv', ['staff', 10, 20], ['insuredStaff', null, 5]],
    ]);
  });
});
