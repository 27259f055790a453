import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RuleGroup } from '#matching';
import { Inbox, type Reader } from '#push';
import { anEnterprise, type EnterpriseBuilder, register } from '../builders/enterprise.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp } from '../builders/test-app.js';

let app: TestApp;
let inbox: Inbox;
let staff: Staff;
beforeAll(async () => {
  app = await TestApp.alone();
  inbox = app.get(Inbox);
  staff = await staffOf(app, 'tax');
});
afterAll(() => app.close());

/** What only the enterprises of one test have, so that its pushes reach nobody else. */
let mark = 0;
let mine: RuleGroup;
beforeEach(() => {
  mark++;
  mine = { combinator: 'and', rules: [{ field: 'ipClass1', operator: '=', value: mark }] };
});

/** A person looking at an enterprise that has the mark of this test and these facts. */
async function aReader(
  enterprise: EnterpriseBuilder = anEnterprise().with({ ipClass1: mark }),
): Promise<Reader> {
  await register(app, [enterprise]);
  const ordinal = await app.number('SELECT ordinal AS n FROM enterprise WHERE uscc = $1', [enterprise.uscc]);
  return { enterprise: ordinal, person: (await aPerson(app, ['enterprise'])).id };
}

const colleagueOf = async ({ enterprise }: Reader): Promise<Reader> => ({
  enterprise,
  person: (await aPerson(app, ['enterprise'])).id,
});

/** Puts copies of a sent push into the ledger, so that an inbox is long without planning each. */
async function copies(sequence: number, count: number): Promise<void> {
  await app.rows(
    `INSERT INTO push (id, sequence, notice, department, rule, segments, channels, state, content_hash, population_version,
                       dispatched_on, dispatched_at, created_by, submitted_by)
     SELECT gen_random_uuid(), (SELECT max(sequence) FROM push) + n, notice, department, rule, segments, channels, state, content_hash,
            population_version, dispatched_on, dispatched_at, created_by, submitted_by
     FROM push, generate_series(1, $2) n WHERE sequence = $1`,
    [sequence, count],
  );
  await app.rows(
    `INSERT INTO delivery_block (block, push, channel, targeted, delivered)
     SELECT block, n, channel, targeted, delivered FROM delivery_block, generate_series($1::bigint + 1, $1::bigint + $2) n WHERE push = $1`,
    [sequence, count],
  );
  await app.rows(
    `INSERT INTO delivery_span (block, span, delivered)
     SELECT block, push >> 6, bit_or(delivered) FROM delivery_block GROUP BY 1, 2
     ON CONFLICT (block, span) DO UPDATE SET delivered = excluded.delivered`,
  );
}

const titles = async (reader: Reader, view: 'all' | 'unread' | 'archived') =>
  (await inbox.page(reader, view)).items.map(({ title }) => title);

describe('An inbox', () => {
  it('shows the newest first, 20 to a page, each message on one page only', async () => {
    const reader = await aReader();
    const { sequence } = await aPush().forRule(mine).sent(app, staff);
    await copies(sequence, 44);
    const pages: number[][] = [];
    for (let before: number | null | undefined; before !== null;) {
      const { items, next } = await inbox.page(reader, 'all', before);
      pages.push(items.map((message) => message.sequence));
      before = next;
    }
    expect(pages.map((page) => page.length)).toEqual([20, 20, 5]);
    expect(pages.flat()).toEqual(Array.from({ length: 45 }, (_, i) => sequence + 44 - i));
  });

  it('has no further page when the last one is just full', async () => {
    const reader = await aReader();
    const { sequence } = await aPush().forRule(mine).sent(app, staff);
    await copies(sequence, 19);
    expect(await inbox.page(reader, 'all')).toMatchObject({ items: { length: 20 }, next: null });
  });

  it('counts what is unread up to 99, and says 100 for all beyond', async () => {
    const reader = await aReader();
    const { sequence } = await aPush().forRule(mine).sent(app, staff);
    await copies(sequence, 98);
    expect(await inbox.unread(reader)).toBe(99);
    await copies(sequence + 98, 40);
    expect(await inbox.unread(reader)).toBe(100);
    await inbox.markRead(reader, sequence);
    expect(await inbox.unread(reader)).toBe(100);
  });

  it('says what was read by this person, whatever a colleague has read', async () => {
    const reader = await aReader();
    const colleague = await colleagueOf(reader);
    const { sequence } = await aPush().forRule(mine).sent(app, staff);
    await inbox.markRead(reader, sequence);
    await inbox.markRead(reader, sequence);
    expect([await inbox.unread(reader), await inbox.unread(colleague)]).toEqual([0, 1]);
    expect((await inbox.message(reader, sequence)).read).toBe(true);
    expect((await inbox.message(colleague, sequence)).read).toBe(false);
    expect(await app.number('SELECT count(*) AS n FROM receipt WHERE push = $1', [sequence])).toBe(1);
  });

  it('puts a message away and takes it out again, for this person only', async () => {
    const reader = await aReader();
    const colleague = await colleagueOf(reader);
    await aPush().titled('留下').forRule(mine).sent(app, staff);
    const { sequence } = await aPush().titled('收起').forRule(mine).sent(app, staff);
    await inbox.archive(reader, sequence);
    await inbox.archive(reader, sequence);
    expect(await titles(reader, 'all')).toEqual(['留下']);
    expect(await titles(reader, 'unread')).toEqual(['留下']);
    expect(await titles(reader, 'archived')).toEqual(['收起']);
    expect(await inbox.unread(reader)).toBe(1);
    expect(await titles(colleague, 'all')).toEqual(['收起', '留下']);
    await inbox.unarchive(reader, sequence);
    expect(await titles(reader, 'all')).toEqual(['收起', '留下']);
    expect(await titles(reader, 'archived')).toEqual([]);
  });

  it('speaks to an enterprise in the text of its own segment', async () => {
    const met = await aReader(anEnterprise().with({ ipClass1: mark, staff: 3 }));
    const open = await aReader(anEnterprise().with({ ipClass1: mark }));
    const rule: RuleGroup = {
      combinator: 'and',
      rules: [...mine.rules, { field: 'staff', operator: '<=', value: 3 }],
    };
    const { sequence } = await aPush()
      .saying('正文')
      .forRule(rule)
      .to({ segment: 'eligible', text: '您初步符合。' }, { segment: 'undetermined' })
      .sent(app, staff);
    expect(await inbox.message(met, sequence)).toMatchObject({
      segment: 'eligible',
      body: '正文\n\n您初步符合。',
    });
    expect(await inbox.message(open, sequence)).toMatchObject({ segment: 'undetermined', body: '正文' });
  });

  it('names the policy a notice is about', async () => {
    const facts = { restrictedIndustry: false, taxableIncome: 1, staff: 1, assets: 1 };
    const reader = await aReader(anEnterprise().with(facts));
    const { sequence } = await aPush().ofPolicy('small-profit-income-tax').sent(app, staff);
    expect(await inbox.message(reader, sequence)).toMatchObject({
      kind: 'policy',
      department: '区税务局',
      policy: { code: 'small-profit-income-tax', title: '小型微利企业所得税优惠' },
    });
  });

  it('of an enterprise that was not targeted has nothing, and opens nothing', async () => {
    const stranger = await aReader(anEnterprise());
    await aReader();
    const { sequence } = await aPush().forRule(mine).sent(app, staff);
    expect(await inbox.page(stranger, 'all')).toEqual({ items: [], next: null });
    expect([await inbox.unread(stranger), await inbox.since(stranger, 0, 10)]).toEqual([0, []]);
    const missing = { kind: 'notFound' };
    await expect(inbox.message(stranger, sequence)).rejects.toMatchObject(missing);
    await expect(inbox.markRead(stranger, sequence)).rejects.toMatchObject(missing);
    await expect(inbox.archive(stranger, sequence)).rejects.toMatchObject(missing);
    expect(await app.number('SELECT count(*) AS n FROM receipt WHERE person = $1', [stranger.person])).toBe(
      0,
    );
  });

  it('gives what came after a message, oldest first, as many as wanted', async () => {
    const reader = await aReader();
    const { sequence } = await aPush().forRule(mine).sent(app, staff);
    await copies(sequence, 70);
    const later = async (after: number, limit: number) =>
      (await inbox.since(reader, after, limit)).map((message) => message.sequence - sequence);
    expect(await later(sequence - 1, 3)).toEqual([0, 1, 2]);
    expect(await later(sequence + 62, 100)).toEqual([63, 64, 65, 66, 67, 68, 69, 70]);
    expect(await later(sequence + 70, 10)).toEqual([]);
  });

  it('does not know a person who does not exist', async () => {
    const reader = await aReader();
    const { sequence } = await aPush().forRule(mine).sent(app, staff);
    const nobody = { enterprise: reader.enterprise, person: randomUUID() };
    await expect(inbox.markRead(nobody, sequence)).rejects.toMatchObject({ constraint: 'receipt_person_fk' });
  });
});
