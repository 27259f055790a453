import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkup } from '#matching';
import { factsUsed, Vocabulary } from '#enterprises';
import type { Actor } from '#platform';
import { CatalogueReview, readPolicyFile } from '#policies';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { district, register } from '../builders/enterprise.js';
import { aPerson, staffOf } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';

interface Remark {
  code: string;
  pointer: string;
  message: string;
}
interface Check {
  faults: Remark[];
  warnings: Remark[];
  sentences: string | null;
  sql: string | null;
  sqlRefusals: Remark[];
  expiring: { key: string; months: number }[];
}

let app: TestApp;
let api: NestFastifyApplication;
let tax: Actor;
let culture: Actor;

beforeAll(async () => {
  app = await TestApp.alone();
  await register(app, district(300, 3));
  tax = (await staffOf(app, 'tax')).editor;
  culture = await aPerson(app, ['editor'], 'culture');
  api = await createApplication(testConfig(app.url, { DEMO: 'true' }));
});
afterAll(async () => {
  await api.close();
  await app.close();
});

const ask = async (actor: Actor, rule: unknown) =>
  api.inject({
    method: 'POST',
    url: '/api/rules/check',
    payload: { rule },
    headers: await credentialsOf(api, actor),
  });
const check = async (actor: Actor, rule: unknown) => (await ask(actor, rule)).json<Check>();
const all = (...rules: unknown[]) => ({ combinator: 'and', rules });
const places = (remarks: Remark[]) => remarks.map(({ code, pointer }) => `${code} ${pointer}`);

const share = {
  field: 'taxableIncome',
  operator: '>=',
  valueSource: 'field',
  value: 'revenue',
  factor: 0.03,
};

describe('A rule that is being written', () => {
  it('is told its faults with their places, and nothing else yet', async () => {
    const answer = await check(
      tax,
      all({ field: 'revenue', operator: '>', value: '很多' }, { ...share, value: 'staff' }),
    );
    expect(places(answer.faults)).toEqual([
      'operandInvalid /rules/0/value',
      'fieldsNotComparable /rules/1/value',
    ]);
    expect(answer).toMatchObject({ warnings: [], sentences: null, sql: null });
  });

  it('is told what it can hardly mean, and what it says in sentences and in SQL', async () => {
    const answer = await check(
      tax,
      all(share, { field: 'staff', operator: '>', value: 9 }, { field: 'staff', operator: '>', value: 5 }),
    );
    expect(places(answer.warnings)).toEqual(['redundant /rules/2']);
    expect(answer.sentences).toContain('不低于');
    expect(answer.sql).toBe('(("taxableIncome" >= "revenue" * 0.03) AND ("staff" > 9) AND ("staff" > 5))');
    // The table that the SQL is run over may hold what is too old to be used.
    expect(answer.expiring).toEqual(
      ['staff', 'revenue', 'taxableIncome'].map((key): unknown =>
        expect.objectContaining({ key, months: 18 }),
      ),
    );
  });

  it('is told that nobody meets it only where the asker may see its facts', async () => {
    const rule = all({ field: 'revenue', operator: '>', value: 1e15 });
    const hidden = { ...rule, rules: [...rule.rules, { field: 'revenue', operator: 'notNull' }] };
    expect(places((await check(tax, hidden)).warnings)).toContain('matchesNobody ');
    expect(places((await check(culture, hidden)).warnings)).not.toContain('matchesNobody ');
  });

  it('is refused as SQL where a person must judge', async () => {
    const { sql, sqlRefusals } = await check(tax, all({ field: 'manual', operator: '=', value: true }));
    expect({ sql, refused: places(sqlRefusals) }).toEqual({ sql: null, refused: ['sqlManual /rules/0'] });
  });

  it('is nothing for those who are not staff', async () => {
    const person = await aPerson(app, []);
    expect((await ask(person, all(share))).statusCode).toBe(403);
  });
});

describe('The rules in the operator’s files', () => {
  it('contradict nothing, and say nothing twice', async () => {
    expect(await app.get(CatalogueReview).warnings()).toEqual([]);
  });
});

describe('The facts behind a rule', () => {
  it('are also those it compares with', () => {
    const rule = { field: 'staff', operator: '>', valueSource: 'field', value: 'insuredStaff' } as const;
    expect(factsUsed(rule, app.get(Vocabulary)).map(({ key }) => key)).toEqual(['staff', 'insuredStaff']);
  });
});

describe('An item with an earlier standard for those who renew', () => {
  const condition = (field: string, operator: string, value: unknown) => ({
    combinator: 'and',
    rules: [{ field, operator, value }],
  });
  const policy = (earlier: unknown) => ({
    code: 'renewed',
    department: 'tax',
    title: '题',
    summary: '摘要',
    source: '来源',
    items: [
      {
        code: 'one',
        title: '条目',
        rule: condition('revenue', '>=', 1500),
        renewal: { when: condition('highTech', '=', true), rule: earlier },
        cases: [
          { name: '续期企业按原标准', facts: { revenue: 1000, highTech: true }, expect: 'eligible' },
          { name: '新申报企业按新标准', facts: { revenue: 1000, highTech: false }, expect: 'ineligible' },
          { name: '是否续期未知', facts: { revenue: 1000 }, expect: 'undetermined', missing: ['highTech'] },
          { name: '符合新标准的不问是否续期', facts: { revenue: 1500 }, expect: 'eligible' },
        ],
      },
    ],
  });
  const read = (earlier: unknown) =>
    readPolicyFile('renewed.yaml', JSON.stringify(policy(earlier)), app.get(Vocabulary), '2026-11-23');

  it('is met by either, and knows who renews', () => {
    const { rule } = read(condition('revenue', '>=', 1000)).items[0]!;
    expect(rule.rules[1]?.meta?.exempts).toBe(true);
    const { fields: catalogue, industries } = app.get(Vocabulary);
    const context = { today: '2026-11-23', catalogue, industries };
    expect(checkup(rule, { revenue: 1200, highTech: true }, context).verdict).toBe('eligible');
  });

  it('is refused with the place of a fault in the earlier rule', () => {
    expect(() => read(condition('colour', '>=', 1000))).toThrow(
      /items\[0\]\.renewal\.rule\.rules\[0\]\.field/,
    );
  });
});

interface Boundaries {
  faults: Remark[];
  conditions: {
    pointer: string;
    text: string;
    decides: boolean;
    rest: { label: string; text: string }[];
    cases: { place: string; own: { label: string; text: string }[]; answer: string; verdict: string }[];
  }[];
}

const boundaries = async (rule: unknown) =>
  (
    await api.inject({
      method: 'POST',
      url: '/api/rules/boundary-cases',
      payload: { rule },
      headers: await credentialsOf(api, tax),
    })
  ).json<Boundaries>();

describe('The cases at the boundaries of a rule', () => {
  it('show below, on and above a threshold what the rule says, and with the figure missing', async () => {
    const { conditions } = await boundaries(
      all(
        { field: 'layoffRate', operator: '<=', value: 5.5 },
        { field: 'insuranceMonths', operator: '>=', value: 12 },
      ),
    );
    const [layoff] = conditions;
    expect(conditions.map(({ pointer, decides }) => [pointer, decides])).toEqual([
      ['/rules/0', true],
      ['/rules/1', true],
    ]);
    expect(layoff?.rest).toEqual([{ label: '失业保险足额缴费月数', text: '12 月' }]);
    expect(
      layoff?.cases.map(({ place, own, answer, verdict }) => [place, own[0]?.text, answer, verdict]),
    ).toEqual([
      ['below', '5.4 %', 'yes', 'eligible'],
      ['at', '5.5 %', 'yes', 'eligible'],
      ['above', '5.6 %', 'no', 'ineligible'],
      ['missing', undefined, 'unknown', 'undetermined'],
    ]);
  });

  it('wait until the rule is one', async () => {
    const { faults, conditions } = await boundaries(all({ field: '', operator: '=' }));
    expect([faults.map(({ message }) => message), conditions]).toEqual([['请选择指标或标签'], []]);
  });
});
