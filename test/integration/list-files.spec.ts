import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Corrections, TagLists } from '#enterprises';
import type { Actor } from '#platform';
import { KeptReports } from '#policies';
import { createApplication } from '../../apps/api/application.js';
import { credentialsOf } from '../builders/credentials.js';
import { district, register } from '../builders/enterprise.js';
import { aPerson, staffOf } from '../builders/people.js';
import { TestApp, testConfig } from '../builders/test-app.js';

const size = 600;

let app: TestApp;
let api: NestFastifyApplication;
let operator: Actor;
let editor: Actor;
let codes: string[];

beforeAll(async () => {
  app = await TestApp.alone();
  const made = [...district(size, 5)];
  codes = made.map(({ uscc }) => uscc);
  await register(app, made);
  ({ editor } = await staffOf(app, 'hrss'));
  operator = await aPerson(app, ['operator'], 'centre');
  api = await createApplication(testConfig(app.url, { DEMO: 'true' }));
});
afterAll(async () => {
  await api.close();
  await app.close();
});

const ask = async (actor: Actor, url: string) =>
  api.inject({ url: `/api/${url}`, headers: await credentialsOf(api, actor) });

/** A file as a table: who took it, its header, its rows by header. */
async function fileOf(actor: Actor, url: string) {
  const { statusCode, body, headers } = await ask(actor, url);
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  const table: string[][] = parse(body, { bom: true, relax_column_count: true });
  const [mark, header = [], ...cells] = table;
  const rows = cells.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
  return { mark: mark?.[0], header, rows: rows as Record<string, string>[] };
}

describe('A list as a file', () => {
  it.each([
    ['tags/export.csv', '标签'],
    ['tags/key-service/changes.csv', '变动'],
    ['tags/key-service/assertions.csv', '文号或来源'],
    ['tags/small-micro/enterprises.csv', '企业名称'],
    ['tags/small-micro/moves.csv', '日期'],
    ['catalogue/facts/export.csv', '指标'],
    ['feeds/export.csv', '来源'],
    ['feeds/deliveries.csv', '文件'],
    ['dictionaries/export.csv', '词表'],
    ['dictionaries/facts/1/changes.csv', '条目'],
    ['todos/export.csv', '事项'],
    ['imports/export.csv', '文件'],
    ['policies/export.csv', '政策名称'],
    ['policy-drafts/export.csv', '起草人'],
    ['policies/six-taxes-halved/versions.csv', '条件'],
    ['coverage/enterprises.csv', '企业名称'],
    ['coverage/table.csv', '名称'],
    ['privacy/requests/export.csv', '请求'],
    ['metrics/P2/pushes.csv?from=2026-01-01&to=2026-12-31', '标题'],
  ])('says who took it, and names its columns: %s', async (url, column) => {
    const { mark, header } = await fileOf(operator, url);
    expect(mark).toContain(operator.name);
    expect(mark).toContain('仅供履行职责使用');
    expect(header).toContain(column);
  });

  it('holds the tags and facts that are asked for, all of them otherwise', async () => {
    const some = await fileOf(operator, 'tags/export.csv?codes=small-micro,high-tech');
    expect(some.rows.map((row) => row['代码']).toSorted()).toEqual(['high-tech', 'small-micro']);
    const { tags } = (await ask(operator, 'tags')).json<{ tags: { label: string }[] }>();
    const all = await fileOf(operator, 'tags/export.csv');
    expect(all.rows.map((row) => row['标签'])).toEqual(tags.map(({ label }) => label));
    const facts = await fileOf(operator, 'catalogue/facts/export.csv?keys=layoffRate');
    expect(facts.rows).toEqual([
      expect.objectContaining({ 指标: '裁员率', 单位: '%', 更正部门: expect.stringContaining('人力') }),
    ]);
  });
});

describe('The enterprises of a tag as a file', () => {
  it('are those of the list, every one of them', async () => {
    for (const group of ['members', 'undetermined']) {
      const { rows } = await fileOf(operator, `tags/small-micro/enterprises.csv?group=${group}`);
      const first = (await ask(operator, `tags/small-micro/enterprises?group=${group}&size=100`)).json<{
        total: number;
        items: { uscc: string; town: string }[];
      }>();
      expect(rows).toHaveLength(first.total);
      expect(rows.slice(0, 100).map((row) => row['统一社会信用代码'])).toEqual(
        first.items.map(({ uscc }) => uscc),
      );
      expect(first.total).toBeGreaterThan(5);
    }
  });

  it('are kept from those who may not see every figure behind the tag, as the list is', async () => {
    const { statusCode, body } = await ask(editor, 'tags/research-active/enterprises.csv');
    expect([statusCode, body]).toEqual([403, expect.stringContaining('facts-hidden')]);
    expect((await ask(editor, 'coverage/enterprises.csv')).statusCode).toBe(403);
  });

  it('that were refused stand in the trail as refused, and as nothing else', async () => {
    const entries = (person: Actor) =>
      app.rows<{ outcome: string; code: string }>(
        `SELECT outcome, code FROM audit_entry WHERE actor = $1 AND action = 'tags.exportEnterprises'`,
        [person.id],
      );
    const asking = await aPerson(app, ['editor'], 'hrss');
    expect((await ask(asking, 'tags/research-active/enterprises.csv')).statusCode).toBe(403);
    expect(await entries(asking)).toEqual([{ outcome: 'refused', code: 'facts-hidden' }]);
  });

  it('are given by name to those only who have confirmed themselves', async () => {
    const headers = await credentialsOf(api, operator, false);
    for (const url of [
      'tags/small-micro/enterprises.csv',
      'tags/key-service/assertions.csv',
      'coverage/enterprises.csv',
    ]) {
      const { statusCode, body } = await api.inject({ url: `/api/${url}`, headers });
      expect([url, statusCode, body]).toEqual([url, 403, expect.stringContaining('step-up-required')]);
    }
  });

  it('on a department’s list come with ground, department and person', async () => {
    const ecoc = await aPerson(app, ['editor'], 'ecoc');
    const [one = '', other = ''] = codes;
    const list = { codes: [one, other], validFrom: '2026-01-01', validTo: null, source: '名单一号' };
    await app.get(TagLists).give('key-service', list, ecoc);
    const { rows } = await fileOf(operator, 'tags/key-service/assertions.csv');
    expect(rows.map((row) => row['统一社会信用代码']).toSorted()).toEqual([one, other].toSorted());
    expect(rows[0]).toMatchObject({ 文号或来源: '名单一号', 止: '长期', 经办人: ecoc.name });
    const changes = await fileOf(operator, 'tags/key-service/changes.csv');
    expect(changes.rows).toEqual([expect.objectContaining({ 变动: '给出名单', '企业（家）': '2' })]);
  });
});

describe('A check-up as a file', () => {
  it('says of every item what the page says', async () => {
    const { items: active } = (await ask(operator, 'enterprises?status=active&size=1')).json<{
      items: { uscc: string }[];
    }>();
    const code = active[0]?.uscc ?? '';
    const report = (await ask(operator, `enterprises/${code}/checkup`)).json<{
      items: { item: { title: string }; met: number }[];
    }>();
    const { rows } = await fileOf(operator, `enterprises/${code}/checkup/export.csv`);
    expect(rows.map((row) => [row['条目'], row['满足（项）']])).toEqual(
      report.items.map(({ item, met }) => [item.title, `${met}`]),
    );
    const verdicts = ['初步符合', '待补充信息', '需人工认定', '暂不符合', '不在有效期'];
    for (const row of rows) expect(verdicts).toContain(row['体检结论']?.replace('（只差一项）', ''));
  });

  it('of an enterprise that there is not is not to be had', async () => {
    expect((await ask(operator, 'enterprises/91310113MA1FFFFF0A/checkup/export.csv')).statusCode).toBe(404);
  });
});

describe('What an enterprise may see of itself, as a file', () => {
  let owner: Actor;
  let code: string;

  beforeAll(async () => {
    owner = await aPerson(app, ['enterprise']);
    const inBusiness = await app.rows<{ uscc: string }>(
      "SELECT uscc FROM enterprise WHERE status = 'active' LIMIT 1",
    );
    code = inBusiness[0]?.uscc ?? '';
    await app.rows(
      'INSERT INTO membership (person, enterprise) SELECT $1, ordinal FROM enterprise WHERE uscc = $2',
      [owner.id, code],
    );
  });

  it('says of every fact and tag what the page says', async () => {
    const { facts, tags } = (await ask(owner, `enterprises/${code}/own`)).json<{
      facts: { label: string; text: string | null }[];
      tags: { label: string; truth: string }[];
    }>();
    const factFile = await fileOf(owner, `enterprises/${code}/own/facts.csv`);
    expect(factFile.rows.map((row) => [row['指标'], row['值']])).toEqual(
      facts.map(({ label, text }) => [label, text ?? '']),
    );
    expect(factFile.mark).toContain('以主管部门审核为准');
    const tagFile = await fileOf(owner, `enterprises/${code}/own/tags.csv`);
    const held = (rows: Record<string, string>[]) => rows.filter((row) => row['结论'] === '有');
    expect(held(tagFile.rows).map((row) => row['标签'])).toEqual(
      tags.filter(({ truth }) => truth === 'yes').map(({ label }) => label),
    );
    expect(tagFile.rows).toHaveLength(tags.length);
  });

  it('holds its requests for correction and the reports it keeps', async () => {
    const request = { fact: 'insuredStaff', proposed: '77', reason: '漏计了五月入职的人员' };
    await app.get(Corrections).request(code, request, owner);
    const { rows } = await fileOf(owner, `enterprises/${code}/corrections/export.csv`);
    expect(rows).toEqual([expect.objectContaining({ 指标或标签: '参保人数', 申请值: '77', 状态: '待答复' })]);
    await app.get(KeptReports).keep(code, undefined, owner);
    const kept = await fileOf(owner, `enterprises/${code}/checkup-reports/export.csv`);
    expect(kept.rows).toEqual([expect.objectContaining({ 生成人: owner.name })]);
  });

  it.each(['own/facts.csv', 'own/tags.csv', 'corrections/export.csv', 'checkup-reports/export.csv'])(
    'is not there for another: %s',
    async (file) => {
      expect(
        (await ask(owner, `enterprises/${codes.find((each) => each !== code)}/${file}`)).statusCode,
      ).toBe(404);
    },
  );
});

interface FactDetail {
  label: string;
  exact: boolean;
  active: number;
  known: { count: number | null };
  bands: { label: string; enterprises: { count: number | null; rounded?: true; fewerThan?: number } }[];
  freshness: { name: string; overdue: boolean; last: string | null }[];
  restsOn: { key: string }[];
  usedByFacts: { key: string }[];
  usedByTags: { code: string }[];
  usedByPolicies: { code: string; item: string; how: string; inForce: boolean }[];
}

describe('One fact', () => {
  const detail = async (actor: Actor, key: string) =>
    (await ask(actor, `catalogue/facts/${key}`)).json<FactDetail>();

  it('tells what rests on it: tags, figures, and the policies that ask for it or reckon with it', async () => {
    const staff = await detail(operator, 'insuredStaff');
    expect(staff.usedByPolicies).toEqual([
      expect.objectContaining({ code: 'stable-employment-refund', how: 'condition', inForce: false }),
    ]);
    expect(staff.usedByTags.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['few-layoffs', 'insured-few']),
    );
    const paid = await detail(operator, 'paidInsurance');
    expect(paid.usedByPolicies).toEqual([expect.objectContaining({ how: 'amount' })]);
    const expense = await detail(operator, 'rdExpense');
    expect(expense.usedByFacts.map(({ key }) => key)).toContain('rdIntensity');
    expect((await detail(operator, 'rdIntensity')).restsOn.map(({ key }) => key)).toContain('rdExpense');
  });

  it('names its feeds in their order, with what they brought last', async () => {
    const { freshness } = await detail(operator, 'staff');
    expect(freshness.map(({ name, overdue, last }) => [name, overdue, last !== null])).toEqual([
      ['税务', false, true],
      ['年报', false, true],
    ]);
  });

  it.each(['town', 'industry', 'sizeGrade', 'dishonest', 'layoffRate', 'revenue', 'established'])(
    'is laid out so that everybody of whom it is known is counted once: %s',
    async (key) => {
      const { bands, known } = await detail(operator, key);
      const told = bands.reduce((sum, { enterprises }) => sum + (enterprises.count ?? 0), 0);
      expect(known.count).toBeGreaterThan(0);
      if (key === 'sizeGrade') expect(told).toBeLessThanOrEqual(known.count ?? 0);
      else expect(told).toBe(known.count);
    },
  );

  it('hides small counts from those who may not see single values', async () => {
    const { exact, bands } = await detail(editor, 'taxableIncome');
    expect(exact).toBe(false);
    expect(bands.length).toBeGreaterThan(1);
    for (const { enterprises } of bands) {
      if (enterprises.count === null) expect(enterprises.fewerThan).toBe(10);
      else expect(enterprises.count % 10).toBe(0);
    }
    expect((await detail(operator, 'taxableIncome')).exact).toBe(true);
  });

  it('is not found when there is none of that name', async () => {
    expect((await ask(operator, 'catalogue/facts/colour')).statusCode).toBe(404);
  });
});
