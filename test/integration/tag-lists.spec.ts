import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has } from '#matching';
import { Enterprises, Populations, TagAssertions, TagLists, TagRegister } from '#enterprises';
import { type Actor, Clock } from '#platform';
import { CatalogueSync } from '#policies';
import { anEnterprise, freshCode, register } from '../builders/enterprise.js';
import { aPerson } from '../builders/people.js';
import { TestApp } from '../builders/test-app.js';

const tag = 'key-service';
const year = { validFrom: '2026-01-01', validTo: '2026-12-31', source: '宝府发〔2026〕1 号' };

let app: TestApp;
let lists: TagLists;
let ecoc: Actor;
let centre: Actor;

beforeAll(async () => {
  app = await TestApp.alone();
  app.setClock('2026-06-01T04:00:00Z');
  await app.get(CatalogueSync).run();
  lists = app.get(TagLists);
  ecoc = await aPerson(app, ['editor'], 'ecoc');
  centre = await aPerson(app, ['operator'], 'centre');
});
afterAll(() => app.close());

/** Fresh enterprises in the registry, by code. */
async function registered(count: number): Promise<string[]> {
  const made = Array.from({ length: count }, () => anEnterprise());
  await register(app, made);
  return made.map(({ uscc }) => uscc);
}

/** Whether the population of this process says that the enterprise has the tag. */
async function hasTag(uscc: string, process = app): Promise<'yes' | 'no' | 'unknown'> {
  const { ordinal } = await process.get(Enterprises).get(uscc);
  const ternary = (await process.get(Populations).current()).tags.get(tag);
  if (!ternary) throw new Error('the tag is not in the catalogue');
  if (has(ternary.yes, ordinal)) return 'yes';
  return has(ternary.possible, ordinal) ? 'unknown' : 'no';
}

/** The same by the rows of one enterprise. */
async function rowSays(uscc: string): Promise<'yes' | 'no' | 'unknown'> {
  const { ordinal } = await app.get(Enterprises).get(uscc);
  const said = (await app.get(TagAssertions).ofEnterprise(ordinal, app.get(Clock).today())).get(tag);
  return said === undefined ? 'unknown' : said ? 'yes' : 'no';
}

describe('An asserted tag', () => {
  it('is unknown for everybody until a list is given, then whoever is on it has it and no one else', async () => {
    const [on, off] = await registered(2);
    expect(await hasTag(on!)).toBe('unknown');
    expect(await rowSays(on!)).toBe('unknown');
    await lists.give(tag, { ...year, codes: [on!] }, ecoc);
    expect([await hasTag(on!), await hasTag(off!)]).toEqual(['yes', 'no']);
    expect([await rowSays(on!), await rowSays(off!)]).toEqual(['yes', 'no']);
  });

  it('reaches every process and the stored sets', async () => {
    const [code] = await registered(1);
    const other = await TestApp.open(app.url);
    other.setClock('2026-06-01T04:00:00Z');
    expect(await hasTag(code!, other)).not.toBe('yes');
    await lists.give(tag, { ...year, codes: [code!] }, ecoc);
    expect(await hasTag(code!, other)).toBe('yes');
    await other.close();
    const members = `SELECT coalesce(sum(bit_count(members)), 0)::int AS n FROM tag_block WHERE tag = $1`;
    await app.get(TagRegister).refresh();
    const stored = await app.number(members, [tag]);
    const { tags } = await app.get(Populations).current();
    expect(stored).toBe((await app.get(TagRegister).counts()).find((each) => each.tag.code === tag)?.members);
    expect(tags.has(tag)).toBe(true);
  });

  it('begins and ends by itself with its days, both included', async () => {
    const [code] = await registered(1);
    await lists.give(tag, { ...year, validFrom: '2026-07-01', validTo: '2026-07-31', codes: [code!] }, ecoc);
    const said: string[] = [];
    for (const instant of ['2026-06-30T15:59', '2026-06-30T16:00', '2026-07-31T15:59', '2026-07-31T16:00']) {
      app.setClock(`${instant}:00Z`);
      said.push(await hasTag(code!));
      expect(await rowSays(code!)).toBe(said.at(-1));
    }
    app.setClock('2026-06-01T04:00:00Z');
    expect(said).toEqual(['no', 'yes', 'yes', 'no']);
  });

  it('is the union of all departments’ lists: one taking an enterprise off leaves the other’s word', async () => {
    const [code] = await registered(1);
    await lists.give(tag, { ...year, codes: [code!] }, ecoc);
    await lists.give(tag, { ...year, codes: [code!] }, centre);
    await lists.revoke(tag, [code!], '不再服务', ecoc);
    expect(await hasTag(code!)).toBe('yes');
    await lists.revoke(tag, [code!], '不再服务', centre);
    expect(await hasTag(code!)).toBe('no');
  });
});

describe('A list', () => {
  it('names unknown codes and then does nothing', async () => {
    const [known] = await registered(1);
    const unknown = freshCode();
    const before = await app.number('SELECT count(*) AS n FROM tag_assertion');
    const give = lists.give(tag, { ...year, codes: [known!, unknown] }, ecoc);
    await expect(give).rejects.toMatchObject({
      code: 'unknown-codes',
      details: [{ pointer: '/codes/1', message: `没有登记这家企业：${unknown}` }],
    });
    expect(await app.number('SELECT count(*) AS n FROM tag_assertion')).toBe(before);
    expect(await hasTag(known!)).toBe('no');
  });

  it('can be taken back, and so can a removal', async () => {
    const [code] = await registered(1);
    const given = await lists.give(tag, { ...year, codes: [code!, code!.toLowerCase()] }, ecoc);
    expect(given.enterprises).toBe(1);
    const removed = await lists.revoke(tag, [code!], '误列', ecoc);
    expect(await hasTag(code!)).toBe('no');
    await lists.undo(removed.id, ecoc);
    expect(await hasTag(code!)).toBe('yes');
    await lists.undo(given.id, ecoc);
    expect(await hasTag(code!)).toBe('no');
    await expect(lists.undo(given.id, ecoc)).rejects.toMatchObject({ code: 'tag-list-undone' });
  });

  it('can be extended, leaving out whoever was taken off it', async () => {
    const [stays, goes] = await registered(2);
    const given = await lists.give(tag, { ...year, codes: [stays!, goes!] }, ecoc);
    await lists.revoke(tag, [goes!], '迁出', ecoc);
    await lists.extend(given.id, '2027-12-31', '宝府发〔2026〕9 号', ecoc);
    app.setClock('2027-06-01T04:00:00Z');
    expect([await hasTag(stays!), await hasTag(goes!)]).toEqual(['yes', 'no']);
    app.setClock('2026-06-01T04:00:00Z');
  });

  it('belongs to its department: another can’t change it, and departments not named can give none', async () => {
    const [code] = await registered(1);
    const given = await lists.give(tag, { ...year, codes: [code!] }, ecoc);
    await expect(lists.undo(given.id, centre)).rejects.toMatchObject({ code: 'not-found' });
    await expect(lists.revoke(tag, [code!], '不是我的', centre)).rejects.toMatchObject({
      code: 'tag-list-absent',
    });
    const stranger = await aPerson(app, ['editor'], 'tax');
    await expect(lists.give(tag, { ...year, codes: [code!] }, stranger)).rejects.toMatchObject({
      code: 'tag-not-yours',
    });
  });
});
