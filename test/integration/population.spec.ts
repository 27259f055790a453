import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Audience,
  BLOCK_SIZE,
  checkup,
  count,
  type Facts,
  has,
  type RuleGroup,
  type Ternary,
} from '#matching';
import {
  completeFacts,
  type EnterpriseRow,
  Enterprises,
  Populations,
  type Snapshot,
  usableFacts,
  TagRegister,
  Vocabulary,
} from '#enterprises';
import { CatalogueSync, Policies } from '#policies';
import { district, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { TestApp } from '../builders/test-app.js';

/** Two blocks, the second one barely begun. */
const size = BLOCK_SIZE + 300;
const twoYearsMs = 731 * 86_400_000;

let app: TestApp;
let enterprises: EnterpriseBuilder[];
beforeAll(async () => {
  app = await TestApp.alone();
  await app.get(CatalogueSync).run();
  enterprises = [...district(size)];
  await register(app, enterprises);
});
afterAll(() => app.close());

const enterpriseAt = (ordinal: number): EnterpriseBuilder => {
  const enterprise = enterprises[ordinal];
  if (!enterprise) throw new Error(`the district has no ordinal ${ordinal}`);
  return enterprise;
};

/** An enterprise's place in an audience: its segments, of which an active one has one, and whether it is a near miss. */
function placeIn(audience: Audience, ordinal: number): string {
  const segments = ['eligible', 'undetermined', 'needsPerson', 'ineligible', 'nearMiss'] as const;
  return segments.filter((segment) => has(audience[segment], ordinal)).join(' and ');
}

/** The place it should have, by its own check-up. */
function placeByCheckup(rule: RuleGroup, facts: Facts, today: string): string {
  const { industries, fields } = app.get(Vocabulary);
  const { verdict, nearMiss } = checkup(rule, facts, { today, industries, catalogue: fields });
  return nearMiss ? `${verdict} and nearMiss` : verdict;
}

/** Everything that the sets say of an enterprise: its place in each audience, and its tags. */
function saidOf(ordinal: number, tags: Snapshot['tags'], audiences: readonly Audience[]): string[] {
  const places = audiences.map((audience) => placeIn(audience, ordinal));
  const truths = [...tags].map(([code, { yes, possible }]) =>
    has(yes, ordinal) ? code : has(possible, ordinal) ? `perhaps ${code}` : '',
  );
  return [...places, ...truths];
}

/** The same from its own facts, without any set. */
function knownOf(row: EnterpriseRow, today: string, rules: readonly RuleGroup[]): string[] {
  const vocabulary = app.get(Vocabulary);
  const facts = completeFacts(usableFacts(row, vocabulary.facts, today), {
    uscc: row.uscc,
    today,
    vocabulary,
  });
  const truths = vocabulary.tags.tags.map(({ code, field }) =>
    facts[field.key] === undefined ? `perhaps ${code}` : facts[field.key] === true ? code : '',
  );
  const all = [...rules.map((rule) => placeByCheckup(rule, facts, today)), ...truths];
  return row.status === 'active' ? all : all.map(() => '');
}

/** Enterprises of a block of which the population says anything else than they, one by one, say themselves. */
async function disagreements(block: number): Promise<string[]> {
  const { day, matcher, tags } = await app.get(Populations).current();
  const rules = (await app.get(Policies).list()).flatMap(({ items }) => items.map(({ rule }) => rule));
  const audiences = rules.map((rule) => matcher.audience(rule));
  return (await app.get(Enterprises).ofBlock(block)).flatMap((row) => {
    const [said, known] = [saidOf(row.ordinal, tags, audiences).join(), knownOf(row, day, rules).join()];
    return said === known ? [] : [`${row.uscc}: ${said} instead of ${known}`];
  });
}

/** Versions of the stored columns, block by block. */
async function segmentVersions(): Promise<number[]> {
  const rows = await app.rows<{ versions: string[] }>(
    'SELECT array_agg(DISTINCT version) AS versions FROM column_segment GROUP BY block ORDER BY block',
  );
  return rows.map(({ versions }) => (versions.length === 1 ? Number(versions[0]) : NaN));
}

/** Everything a snapshot says of tags and of who counts. */
const saidBy = ({ tags, population }: Snapshot) => ({
  active: population.active,
  tags: [...tags].map(([code, { yes, possible }]: [string, Ternary]) => ({ code, yes, possible })),
});

/** The snapshot of a process that has just started. */
async function freshSnapshot(): Promise<Snapshot> {
  const fresh = await TestApp.open(app.url);
  try {
    return await fresh.get(Populations).current();
  } finally {
    await fresh.close();
  }
}

describe('The population', () => {
  it('says of every enterprise what its own check-up says, for every policy and tag', async () => {
    expect([await disagreements(0), await disagreements(1)]).toEqual([[], []]);
    const { ordinals, population } = await app.get(Populations).current();
    expect([ordinals, population.blocks]).toEqual([size, 2]);
  });

  it('stores its columns and is the same in a process that loads them', async () => {
    const mine = await app.get(Populations).current();
    const versions = await segmentVersions();
    expect(saidBy(await freshSnapshot())).toEqual(saidBy(mine));
    expect(versions).toEqual([1, 1]);
    expect(await segmentVersions()).toEqual(versions);
  });

  it('builds anew only the block that an import touched', async () => {
    const before = await app.get(Populations).current();
    const changed = enterpriseAt(BLOCK_SIZE + 5).with({ staff: 7, taxCredit: 'A', town: '310113101' });
    await register(app, [changed]);
    const after = await app.get(Populations).current();
    expect([before.version, after.version]).toEqual([1, 2]);
    expect(await segmentVersions()).toEqual([1, 2]);
    expect(saidBy(await freshSnapshot())).toEqual(saidBy(after));
    expect(await disagreements(1)).toEqual([]);
  });

  it('is not disturbed when the stored columns are lost: they are built again', async () => {
    const mine = await app.get(Populations).current();
    await app.rows('DELETE FROM column_segment WHERE block = 1 OR fact = $1', ['staff']);
    expect(saidBy(await freshSnapshot())).toEqual(saidBy(mine));
    expect(await segmentVersions()).toEqual([mine.version, mine.version]);
  });

  it('counts out who is deregistered, and in again who comes back', async () => {
    const ordinal = BLOCK_SIZE - 1;
    const after = async (enterprise: EnterpriseBuilder) => {
      await register(app, [enterprise]);
      return app.get(Populations).current();
    };
    const absent = await after(enterpriseAt(ordinal).deregistered());
    const present = await after(enterpriseAt(ordinal).inBusiness());
    expect([absent, present].map(({ population }) => has(population.active, ordinal))).toEqual([false, true]);
    expect(count(present.population.active) - count(absent.population.active)).toBe(1);
    expect([...absent.tags.values()].some(({ possible }) => has(possible, ordinal))).toBe(false);
    expect([...present.tags.values()].some(({ possible }) => has(possible, ordinal))).toBe(true);
  });

  it('ages with the calendar although nobody imports anything', async () => {
    const ageAtLeast = (value: number): RuleGroup => ({
      combinator: 'and',
      rules: [{ field: 'age', operator: '>=', value }],
    });
    const old = async () => {
      const { matcher, day } = await app.get(Populations).current();
      return { day, size: count(matcher.evaluate(ageAtLeast(3)).yes) };
    };
    const today = await old();
    app.setClock(new Date(Date.parse(today.day) + twoYearsMs).toISOString());
    const later = await old();
    expect(later.day).not.toBe(today.day);
    const inSql = await app.number(
      `SELECT count(*) AS n FROM enterprise WHERE status = 'active' AND established + interval '3 years' <= $1::date`,
      [later.day],
    );
    expect(later.size).toBe(inSql);
    expect(later.size).toBeGreaterThan(today.size);
  });

  it('keeps the tags in the database as it has them in memory', async () => {
    const { tags } = await app.get(Populations).current();
    await app.get(TagRegister).refresh();
    const stored = await app.rows<{ tag: string; members: number; possible: number }>(
      `SELECT t.code AS tag, coalesce(sum(bit_count(b.members)), 0)::int AS members,
              coalesce(sum(bit_count(b.possible)), 0)::int AS possible
       FROM tag t LEFT JOIN tag_block b ON b.tag = t.code GROUP BY t.code ORDER BY t.code`,
    );
    const held = [...tags].map(([tag, { yes, possible }]) => ({
      tag,
      members: count(yes),
      possible: count(possible),
    }));
    expect(stored).toEqual(held.sort((a, b) => (a.tag < b.tag ? -1 : 1)));
    expect(held.some(({ members, possible }) => members > 0 && possible > members)).toBe(true);
  });
});
