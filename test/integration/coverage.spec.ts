import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkup, count } from '#matching';
import {
  completeFacts,
  Enterprises,
  Populations,
  usableFacts,
  TagAssertions,
  Vocabulary,
} from '#enterprises';
import type { Actor } from '#platform';
import { isInForce, Policies, PolicyReach } from '#policies';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { district, register } from '../builders/enterprise.js';
import { aPerson, staffOf } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';

let app: TestApp;
let api: NestFastifyApplication;
let operator: Actor;

beforeAll(async () => {
  app = await TestApp.alone();
  await register(app, district(800, 5));
  await staffOf(app, 'tax');
  operator = await aPerson(app, ['operator'], 'centre');
  api = await createApplication(testConfig(app.url, { DEMO: 'true' }));
});
afterAll(async () => {
  await api.close();
  await app.close();
});

const get = async (actor: Actor, path = '') =>
  api.inject({ url: `/api/coverage${path}`, headers: await credentialsOf(api, actor) });

/** The best that any item in force says of each active enterprise, one check-up after the other. */
async function bestVerdicts(): Promise<string[]> {
  const vocabulary = app.get(Vocabulary);
  const { day: today } = await app.get(Populations).current();
  const policies = (await app.get(Policies).list()).filter((policy) => isInForce(policy, today));
  const context = { today, industries: vocabulary.industries, catalogue: vocabulary.fields };
  const rows = (await app.get(Enterprises).ofBlock(0)).filter(({ status }) => status === 'active');
  const best: string[] = [];
  for (const row of rows) {
    const asserted = await app.get(TagAssertions).ofEnterprise(row.ordinal, today);
    const facts = completeFacts(usableFacts(row, vocabulary.facts, today), {
      uscc: row.uscc,
      today,
      vocabulary,
      asserted,
    });
    const verdicts = policies.flatMap(({ items }) =>
      items.map(({ rule }) => checkup(rule, facts, context).verdict),
    );
    const reached = verdicts.includes('eligible') ? 'reached' : undefined;
    best.push(reached ?? (verdicts.some((verdict) => verdict !== 'ineligible') ? 'open' : 'unreached'));
  }
  return best;
}

describe('The coverage of the district', () => {
  it('puts every enterprise where its own check-ups put it', async () => {
    const { snapshot, eligible, open } = await app.get(PolicyReach).district();
    const found = await bestVerdicts();
    const of = (part: string) => found.filter((each) => each === part).length;
    expect([count(eligible), count(open)]).toEqual([of('reached'), of('open')]);
    expect(count(snapshot.population.active)).toBe(found.length);
    expect(of('unreached')).toBeGreaterThan(0);
  });

  it('names the tags that no rule in force rests on, not even by way of another tag', async () => {
    const { items, unusedTags } = await app.get(PolicyReach).district();
    const text = JSON.stringify(items.map(({ item }) => item.rule));
    const { tags } = app.get(Vocabulary).tags;
    const unused = new Set(unusedTags.map(({ code }) => code));
    for (const { code } of tags) if (text.includes(`"tag:${code}"`)) expect(unused).not.toContain(code);
    const mentionedByUsed = tags.filter((tag) => tag.kind === 'derived' && !unused.has(tag.code));
    for (const tag of mentionedByUsed)
      for (const { code } of tags)
        if (tag.kind === 'derived' && JSON.stringify(tag.rule).includes(`"tag:${code}"`))
          expect(unused).not.toContain(code);
    expect(unused.size).toBeGreaterThan(0);
  });

  it('opens to names for the centre, which may see every fact', async () => {
    const answer = (await get(operator)).json<{
      exact: boolean;
      splits: { by: string; groups: { key: string | null; unreached: { count: number } }[] }[];
    }>();
    expect(answer.exact).toBe(true);
    const group = answer.splits[0]?.groups.find(({ unreached }) => unreached.count > 0);
    const list = await get(operator, `/enterprises?by=town&group=${group?.key}&size=3`);
    const { items, total } = list.json<{ items: { uscc: string }[]; total: number }>();
    expect([total, items.length]).toEqual([group?.unreached.count, Math.min(3, total)]);
  });

  it('is told in tens and without names to whoever may not', async () => {
    const other = await aPerson(app, ['operator'], 'culture');
    const answer = (await get(other)).json<{ exact: boolean; reached: { count: number | null } }>();
    expect(answer.exact).toBe(false);
    expect((answer.reached.count ?? 0) % 10).toBe(0);
    const list = await get(other, '/enterprises?by=town');
    expect([list.statusCode, list.json<{ code: string }>().code]).toEqual([403, 'facts-hidden']);
  });

  it('is exported as a table with the same rows', async () => {
    const { headers, body } = await get(operator, '/table.csv');
    expect(headers['content-type']).toContain('text/csv');
    expect(body).toContain('全区');
    expect(body).toContain('没有规则使用的标签');
  });

  it('is the centre’s alone', async () => {
    const editor = await aPerson(app, ['editor'], 'tax');
    expect((await get(editor)).statusCode).toBe(403);
  });
});
