import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { count, type Ternary } from '#matching';
import { Populations, type Snapshot, TagRegister, Vocabulary } from '#enterprises';
import { anEnterprise, district, register } from '../builders/enterprise.js';
import { TestApp } from '../builders/test-app.js';

let config: string;
/** Two processes that have the same files and the same database. */
let one: TestApp;
let other: TestApp;

beforeAll(async () => {
  config = await mkdtemp(join(tmpdir(), 'policy-push-config-'));
  await cp('config', config, { recursive: true });
  one = await TestApp.alone({ CONFIG_DIR: config });
  other = await TestApp.open(one.url, { CONFIG_DIR: config });
  await register(one, district(4_200, 3));
});
afterAll(async () => {
  await other.close();
  await one.close();
  await rm(config, { recursive: true, force: true });
});

const current = (app: TestApp): Promise<Snapshot> => app.get(Populations).current();
const said = ({ version, population, tags }: Snapshot) => ({
  version,
  active: population.active,
  tags: [...tags].map(([code, { yes, possible }]: [string, Ternary]) => ({ code, yes, possible })),
});

/** A process that has just started. */
async function fresh<Result>(work: (app: TestApp) => Promise<Result>): Promise<Result> {
  const app = await TestApp.open(one.url, { CONFIG_DIR: config });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function changeTags(change: (yaml: string) => string): Promise<void> {
  const path = join(config, 'tags.yaml');
  await writeFile(path, change(await readFile(path, 'utf8')));
}

const added = `
  - code: converging
    label: 收敛标签
    group: 测试
    description: 已知街镇的企业。
    rule:
      combinator: and
      rules:
        - { field: town, operator: notNull }
    cases:
      yes: [{ town: '310113101' }]
      no: [{ staff: 3 }]
`;

describe('Two processes on one database', () => {
  it('say the same after either has changed the registry, and the same as one that has just started', async () => {
    await Promise.all([current(one), current(other)]);
    const changes = [
      () => register(one, [anEnterprise().inTown('罗店镇').with({ staff: 12, taxCredit: 'A' })]),
      () => register(other, [anEnterprise().with({ staff: 900, highTech: true })]),
      () =>
        register(
          one,
          [...district(30, 3)].map((each) => each.with({ staff: 5, dishonest: true })),
        ),
      () =>
        register(
          other,
          [...district(1, 3)].map((each) => each.deregistered()),
        ),
    ];
    for (const change of changes) {
      const { version } = await current(one);
      await change();
      const [mine, theirs] = await Promise.all([current(one), current(other)]);
      expect(mine.version).toBe(version + 1);
      expect(said(mine)).toEqual(said(theirs));
      expect(said(mine)).toEqual(await fresh(async (app) => said(await current(app))));
    }
  });

  it('both see a tag that was added to the files, without a restart', async () => {
    await changeTags((yaml) => yaml + added);
    for (const app of [one, other])
      await vi.waitUntil(async () => (await current(app)).tags.has('converging'), { timeout: 20_000 });
    const [mine, theirs] = await Promise.all([current(one), current(other)]);
    expect(said(mine)).toEqual(said(theirs));
    expect(count(mine.tags.get('converging')?.yes ?? new Uint32Array(0))).toBeGreaterThan(4_000);
    expect(one.get(Vocabulary).fields.has('tag:converging')).toBe(true);
    const { tags } = await one.get(TagRegister).refresh();
    expect(tags.map(({ tag }) => tag.code)).toContain('converging');
  });

  it('keep what stood before when a file is faulty', async () => {
    await changeTags((yaml) =>
      yaml.replace('field: town, operator: notNull', 'field: colour, operator: notNull'),
    );
    await expect(fresh(async (app) => said(await current(app)))).rejects.toThrow('tags.yaml');
    await register(one, [anEnterprise().with({ staff: 3 })]);
    const [mine, theirs] = await Promise.all([current(one), current(other)]);
    expect(mine.tags.has('converging')).toBe(true);
    expect(said(mine)).toEqual(said(theirs));
    await changeTags((yaml) => yaml.replace('field: colour', 'field: town'));
  });

  it('both have a fact that was added to the files, with its column built', async () => {
    const path = join(config, 'facts.yaml');
    const yaml = await readFile(path, 'utf8');
    const staff = / {2}- key: staff\n(?: {4}.*\n)+/.exec(yaml)?.[0] ?? '';
    const fact = staff
      .replace('key: staff', 'key: extraFact')
      .replace('label: 从业人数', 'label: 新增指标')
      .replace(/ {4}aliases: .*\n/, '    aliases: []\n');
    await writeFile(path, yaml.replace(staff, `${staff}\n${fact}`));
    for (const app of [one, other])
      await vi.waitUntil(async () => (await current(app)).population.columns.has('extraFact'), {
        timeout: 30_000,
      });
    const { catalogue } =
      (await one.rows<{ catalogue: string }>('SELECT catalogue FROM population'))[0] ?? {};
    await current(other);
    expect((await one.rows<{ catalogue: string }>('SELECT catalogue FROM population'))[0]?.catalogue).toBe(
      catalogue,
    );
    expect(said(await current(one))).toEqual(said(await current(other)));
  });
});
