import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, type RuleGroup } from '#matching';
import { Populations, Vocabulary } from '#enterprises';
import type { Actor } from '#platform';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { district, register } from '../builders/enterprise.js';
import { aPerson, type Staff, staffOf } from '../builders/people.js';
import { aPush } from '../builders/push.js';
import { TestApp, testConfig } from '../builders/test-app.js';

interface Told {
  count: number | null;
  fewerThan?: number;
  rounded?: true;
}
type Sizes = Record<'eligible' | 'undetermined' | 'needsPerson' | 'nearMiss' | 'ineligible', Told>;
interface Insight {
  populationVersion: number;
  day: string;
  exact: boolean;
  hiddenFacts: string[];
  active: number;
  segments: Sizes;
  conditions: { pointer: string; gained: Told; soleObstacle: Told }[];
  curves: { present: number; steps: (Sizes & { value: number | string })[] }[];
  splits: { by: string; groups: { active: number; eligible: Told }[] }[];
}

let app: TestApp;
let api: NestFastifyApplication;
let tax: Staff;
let culture: Actor;

beforeAll(async () => {
  app = await TestApp.alone();
  await register(app, district(4_500, 11));
  tax = await staffOf(app, 'tax');
  culture = await aPerson(app, ['editor'], 'culture');
  api = await createApplication(testConfig(app.url, { DEMO: 'true', LIMIT_WHAT_IF: '120' }));
});
afterAll(async () => {
  await api.close();
  await app.close();
});

const small: RuleGroup = {
  combinator: 'and',
  rules: [
    { field: 'taxableIncome', operator: '<=', value: 300 },
    { field: 'town', operator: 'notNull' },
  ],
};

async function ask(actor: Actor, path: string, payload: object) {
  return api.inject({
    method: 'POST',
    url: `/api/audience${path}`,
    payload,
    headers: await credentialsOf(api, actor),
  });
}
const insight = async (actor: Actor, rule: unknown) =>
  (await ask(actor, '/insight', { rule })).json<Insight>();

describe('What a rule does over the district', () => {
  it('is told exactly to whoever may see its facts, and says which data it rests on', async () => {
    const { matcher, version, day, population } = await app.get(Populations).current();
    const answer = await insight(tax.editor, small);
    const { eligible, nearMiss } = matcher.audience(small);
    expect(answer).toMatchObject({
      populationVersion: version,
      day,
      exact: true,
      hiddenFacts: [],
      active: count(population.active),
      segments: { eligible: { count: count(eligible) }, nearMiss: { count: count(nearMiss) } },
    });
    const [first] = answer.conditions;
    expect(first).toMatchObject({
      pointer: '/rules/0',
      gained: { count: count(population.active) - count(eligible) },
      soleObstacle: { count: count(nearMiss) },
    });
  });

  it('is divided by town, industry and size so that every group adds up to the whole', async () => {
    const { splits, segments, active } = await insight(tax.editor, small);
    expect(splits.map(({ by }) => by)).toEqual(['town', 'industry', 'sizeGrade']);
    for (const { groups } of splits) {
      expect(groups.reduce((sum, group) => sum + group.active, 0)).toBe(active);
      expect(groups.reduce((sum, { eligible }) => sum + (eligible.count ?? NaN), 0)).toBe(
        segments.eligible.count,
      );
    }
  });

  it('has a curve that passes through the rule as it is', async () => {
    const { curves, segments } = await insight(tax.editor, small);
    expect(curves).toHaveLength(1);
    const [{ steps, present }] = curves as [Insight['curves'][number]];
    expect(steps[present]).toEqual({ value: 300, ...segments });
    const eligible = steps.map((step) => step.eligible.count ?? NaN);
    expect(eligible).toEqual([...eligible].sort((a, b) => a - b));
    expect(new Set(eligible).size).toBeGreaterThan(5);
  });
});

describe('Somebody without rights to a fact', () => {
  it('sees counts in tens, none below ten, and steps that differ by nothing or by ten and more', async () => {
    const answer = await insight(culture, small);
    expect(answer).toMatchObject({ exact: false, hiddenFacts: ['应纳税所得额'] });
    const told = [
      ...Object.values(answer.segments),
      ...answer.splits.flatMap(({ groups }) => groups.map(({ eligible }) => eligible)),
      ...answer.curves.flatMap(({ steps }) =>
        steps.flatMap(({ eligible, nearMiss }) => [eligible, nearMiss]),
      ),
    ];
    expect(told.every(({ count: n }) => n === null || (n >= 10 && n % 10 === 0))).toBe(true);
    expect(told.some(({ count: n, fewerThan }) => n === null && fewerThan === 10)).toBe(true);
    const exact = await insight(tax.editor, small);
    const values = answer.curves[0]?.steps.map(({ value }) => value);
    const shown = exact.curves[0]?.steps.filter(({ value }) => values?.includes(value)) ?? [];
    expect(shown.length).toBeLessThan(exact.curves[0]?.steps.length ?? 0);
    shown.slice(1).forEach((step, i) => {
      const change = Math.abs((step.eligible.count ?? NaN) - (shown[i]?.eligible.count ?? NaN));
      expect(change === 0 || change >= 10).toBe(true);
    });
  });

  it('is told the same of a tag that rests on the fact', async () => {
    const tagged = app
      .get(Vocabulary)
      .tags.tags.find(
        (tag) => tag.kind === 'derived' && JSON.stringify(tag.rule).includes('"taxableIncome"'),
      );
    const field = tagged?.field.key ?? 'taxableIncome';
    const rule = { combinator: 'and', rules: [{ field, operator: 'notNull' }] };
    expect((await insight(culture, rule)).exact).toBe(false);
  });

  it('gets no numbers where the fact decides over a few enterprises only', async () => {
    const [row] = await app.rows<{ town: string; industry: string }>(
      `SELECT town, industry FROM enterprise WHERE status = 'active' AND industry IS NOT NULL AND facts ? 'taxableIncome'
       GROUP BY town, industry HAVING count(*) < 3 LIMIT 1`,
    );
    const target = {
      combinator: 'and',
      rules: [
        { field: 'town', operator: '=', value: row?.town },
        { field: 'industry', operator: '=', value: row?.industry },
        { field: 'taxableIncome', operator: '>=', value: 50 },
      ],
    };
    // Padded with others, so that the sum alone is large enough.
    const padded = { combinator: 'or', rules: [{ field: 'town', operator: '=', value: row?.town }, target] };
    const probing = { combinator: 'or', rules: [{ field: 'dishonest', operator: '=', value: true }, target] };
    for (const path of ['', '/insight', '/overlap']) {
      const answer = await ask(culture, path, { rule: probing });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'too-few-enterprises']);
      expect((await ask(tax.editor, path, { rule: probing })).statusCode).toBe(200);
    }
    // Here the fact decides over nobody: whoever is in that town is in anyway.
    expect((await ask(culture, '', { rule: padded })).statusCode).toBe(200);
  });

  it('does not learn from the order of a list what its counts keep back', async () => {
    const rows = await app.rows<{ day: string }>(
      "SELECT established::text AS day FROM enterprise WHERE status = 'active' GROUP BY 1 HAVING count(*) = 1 LIMIT 12",
    );
    const orders = new Set<string>();
    for (const { day } of rows) {
      const rule = { combinator: 'and', rules: [{ field: 'established', operator: '=', value: day }] };
      const { items } = (await ask(culture, '/overlap', { rule })).json<{
        items: { item: string; both: Told }[];
      }>();
      const hidden = items.filter(({ both }) => both.count === null);
      orders.add(hidden.map(({ item }) => item).join());
    }
    expect([rows.length, orders.size]).toEqual([12, 1]);
  });

  it('gets no names, and hears which facts are the reason', async () => {
    const answer = await ask(culture, '/examples', { rule: small, segment: 'eligible' });
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
      403,
      expect.stringContaining('应纳税所得额'),
    ]);
    const named = await ask(tax.editor, '/examples', { rule: small, segment: 'nearMiss' });
    const { enterprises } = named.json<{ enterprises: { facts: { label: string }[] }[] }>();
    expect(enterprises.length).toBeGreaterThan(0);
    expect(enterprises[0]?.facts.map(({ label }) => label)).toEqual(['应纳税所得额', '所属街镇']);
  });
});

describe('Overlap', () => {
  it('counts who is eligible for other policies, and who was told of them', async () => {
    const policy = 'small-profit-income-tax';
    await aPush().ofPolicy(policy).sent(app, tax);
    const { matcher } = await app.get(Populations).current();
    const { eligible, items, toldOfAny } = (await ask(tax.editor, '/overlap', { rule: small })).json<{
      eligible: Told;
      toldOfAny: Told;
      items: { policy: string; eligible: Told; both: Told; told: Told }[];
    }>();
    const other = items.find((each) => each.policy === policy);
    expect(eligible.count).toBe(count(matcher.audience(small).eligible));
    expect(other?.both.count).toBeGreaterThan(0);
    expect(other?.told).toEqual(other?.both);
    expect(toldOfAny).toEqual(other?.told);
    expect(items.map(({ both }) => both.count ?? 0)).toEqual(
      items.map(({ both }) => both.count ?? 0).sort((a, b) => b - a),
    );
  });
});

describe('Too many questions by one person', () => {
  it('are refused for a while, and nobody else’s', async () => {
    const hasty = await aPerson(app, ['editor'], 'hrss');
    const statuses = new Set<number>();
    let refused;
    for (let asked = 0; asked < 200 && !refused; asked++) {
      const answer = await ask(hasty, '', { rule: small });
      statuses.add(answer.statusCode);
      if (answer.statusCode === 429) refused = answer;
    }
    expect(refused?.json()).toMatchObject({ code: 'too-many-questions', status: 429 });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(statuses).toEqual(new Set([200, 429]));
    expect((await ask(culture, '', { rule: small })).statusCode).toBe(200);
  });
});
