import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectFolder } from '#platform';
import { CatalogueSync, Policies } from '#policies';
import { TestApp } from '../builders/test-app.js';

const code = 'stable-employment-refund';

let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-push-config-'));
  await cp(join(projectFolder(), 'config'), folder, { recursive: true });
  app = await TestApp.alone({ CONFIG_DIR: folder });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});
/** Each test begins with the files as they are delivered and with nothing of them in the database. */
beforeEach(async () => {
  await rm(join(folder, 'policies'), { recursive: true });
  await cp(join(projectFolder(), 'config', 'policies'), join(folder, 'policies'), { recursive: true });
  await app.rows('TRUNCATE policy CASCADE');
});

const sync = () => app.get(CatalogueSync).run();
const policy = () => app.get(Policies).get(code);

/** Edits a policy file as an operator would. */
async function edit(from: string, to: string, file = `${code}.yaml`): Promise<void> {
  const path = join(folder, 'policies', file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replaceAll(from, to));
}

/** All that the database knows of departments and policies. */
const stored = () =>
  app.rows(
    `SELECT p.code, p.withdrawn_at, v.id, v.number, v.title, i.id AS item, i.rule, r.id AS round, r.closes, d.name
     FROM policy p JOIN department d ON d.code = p.department JOIN policy_version v ON v.policy = p.code
     JOIN policy_item i ON i.version = v.id LEFT JOIN round r ON r.policy = p.code ORDER BY 1, 4, 6, 8`,
  );

describe('The operator’s policy files', () => {
  it('come into the database, and read a second time change nothing', async () => {
    expect(await sync()).toContain(code);
    const before = await stored();
    expect(await sync()).toEqual([]);
    expect(await stored()).toEqual(before);
    expect(before.length).toBeGreaterThanOrEqual(3);
  });

  it('make a new version where they change, and leave the others and the former version as they are', async () => {
    await sync();
    const former = await policy();
    await edit('value: 5.5', 'value: 5.4');
    await edit('layoffRate: 5.5 ', 'layoffRate: 5.4 ');
    expect(await sync()).toEqual([code]);
    const present = await policy();
    expect([former.version.number, present.version.number]).toEqual([1, 2]);
    expect(present.rounds).toEqual(former.rounds);
    const item = await app.get(Policies).item(former.items[0]?.id ?? '');
    expect(JSON.stringify(item.item.rule)).toContain('5.5');
    expect(JSON.stringify(present.items[0]?.rule)).toContain('5.4');
  });

  it('schedule rounds without making a new version, and a round keeps its identity', async () => {
    await sync();
    const before = await policy();
    await edit('closes: 2025-12-31', 'closes: 2025-11-30');
    expect(await sync()).toEqual([]);
    const after = await policy();
    expect(after.rounds.map(({ id }) => id)).toEqual(before.rounds.map(({ id }) => id));
    expect(after.rounds.map(({ closes }) => closes)).toContain('2025-11-30');
  });

  it.each([
    ['names a fact that does not exist', 'field: insuranceMonths', 'field: luckyMonths', /luckyMonths/],
    ['fails one of its own cases', 'value: 12\n', 'value: 11\n', /用例“缴费11个月”：应为 ineligible/],
    ['ends before it begins', 'validFrom: 2024-01-01', 'validFrom: 2030-01-01', /失效日期早于生效日期/],
    [
      'belongs to a department that nobody registered',
      'department: hrss',
      'department: navy',
      /navy.*departments\.yaml/,
    ],
  ])('are refused, all of them, when one %s', async (_, from, to, reason) => {
    await sync();
    const before = await stored();
    await edit('应纳税所得额减按25%计算', '应纳税所得额减按24%计算', 'small-profit-income-tax.yaml');
    await edit(from, to);
    await expect(sync()).rejects.toMatchObject({
      name: 'StartFault',
      message: expect.stringMatching(reason),
    });
    expect(await stored()).toEqual(before);
  });

  it('are refused with the file and the line of the fault', async () => {
    await edit("operator: '>='", "operator: 'about'");
    await expect(sync()).rejects.toThrow(
      new RegExp(`${code}\\.yaml 有 1 处错误：\\n  第 \\d+ 行 items\\[0\\]\\.rule`),
    );
    expect(await stored()).toEqual([]);
  });

  it('withdraw a policy when its file is gone, and bring it back with the file', async () => {
    await sync();
    const path = join(folder, 'policies', `${code}.yaml`);
    const text = await readFile(path);
    await rm(path);
    await sync();
    await expect(policy()).rejects.toMatchObject({ kind: 'notFound' });
    await writeFile(path, text);
    expect(await sync()).toEqual([]);
    expect((await policy()).version.number).toBe(1);
  });
});
