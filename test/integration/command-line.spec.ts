import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleGroup } from '#matching';
import { Enterprises } from '#enterprises';
import { CatalogueSync, Policies } from '#policies';
import { runCommand } from '../builders/command-line.js';
import { anEnterprise, district, register } from '../builders/enterprise.js';
import { TestApp } from '../builders/test-app.js';

type Sizes = Record<'eligible' | 'undetermined' | 'needsPerson' | 'nearMiss' | 'ineligible', number>;
interface Group extends Pick<Sizes, 'eligible' | 'undetermined' | 'nearMiss'> {
  active: number;
}
interface AudienceJson {
  sizes: Sizes;
  members: Record<keyof Sizes, string[]>;
  conditions: { text: string; yes: number; no: number; unknown: number; gained: number }[];
  curves: { field: string; present: number; steps: (Sizes & { value: number })[] }[];
  splits: { by: string; groups: Group[] }[];
}
interface CoverageJson {
  active: number;
  reached: number;
  open: number;
  unreached: number;
  items: { item: string; eligible: number }[];
  splits: { by: string; groups: { active: number; reached: number; open: number; unreached: number }[] }[];
  enterprises: { uscc: string }[];
}

const rule: RuleGroup = {
  combinator: 'and',
  rules: [
    { field: 'taxableIncome', operator: '<=', value: 300 },
    { field: 'staff', operator: '<=', value: 30 },
  ],
};
const firm = anEnterprise().with({ staff: 12, layoffRate: 15, taxableIncome: 500, expansionHires: 0 });

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await TestApp.alone();
  await app.get(CatalogueSync).run();
  await register(app, [...district(800, 5), firm]);
  folder = await mkdtemp(join(tmpdir(), 'policy-push-cli-'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function ruleFile(content: unknown): Promise<string> {
  const file = join(folder, 'rule.json');
  await writeFile(file, JSON.stringify(content));
  return file;
}

const run = (...args: string[]) => runCommand(app.url, ...args);

/** A command's result; it must have succeeded. */
async function json<Result>(...args: string[]): Promise<Result> {
  const { code, out, err } = await run('--json', ...args);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as Result;
}

const active = () => app.number(`SELECT count(*) AS n FROM enterprise WHERE status = 'active'`);
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

describe('audience', () => {
  it('tells the segments, which are together all active enterprises, and who is in them', async () => {
    const { sizes, members } = await json<AudienceJson>('audience', await ruleFile(rule), '--list');
    const { eligible, undetermined, needsPerson, ineligible } = sizes;
    expect(eligible + undetermined + needsPerson + ineligible).toBe(await active());
    expect(Object.fromEntries(Object.entries(members).map(([name, codes]) => [name, codes.length]))).toEqual(
      sizes,
    );
    expect(members.nearMiss).toContain(firm.uscc);
    const { out } = await run('audience', await ruleFile(rule));
    expect(out).toMatch(new RegExp(`^初步符合\\s+${eligible} 家$`, 'm'));
  });

  it('tells with --insight what every condition costs, what other thresholds give, and where they are', async () => {
    const file = await ruleFile(rule);
    const { sizes, conditions, curves, splits } = await json<AudienceJson>('audience', file, '--insight');
    expect(conditions.map(({ text }) => text)).toEqual(['应纳税所得额 ≤ 300 万元', '从业人数 ≤ 30 人']);
    for (const { yes, no, unknown } of conditions) expect(yes + no + unknown).toBe(await active());

    const loose = await ruleFile({ ...rule, rules: rule.rules.slice(1) });
    const { sizes: withoutIncome } = await json<AudienceJson>('audience', loose);
    expect(conditions[0]?.gained).toBe(withoutIncome.eligible - sizes.eligible);

    expect(curves.map(({ field }) => field)).toEqual(['taxableIncome', 'staff']);
    for (const { present, steps } of curves) expect(steps[present]).toMatchObject({ ...sizes });
    expect(splits.map(({ by }) => by)).toEqual(['town', 'industry', 'sizeGrade']);
    for (const { groups } of splits) {
      expect(sum(groups.map((group) => group.active))).toBe(await active());
      expect(sum(groups.map((group) => group.eligible))).toBe(sizes.eligible);
    }
  });

  it('shows the same to people as tables, with the present threshold marked', async () => {
    const { out, code } = await run('audience', await ruleFile(rule), '--insight');
    expect(code).toBe(0);
    expect(out).toMatch(/条件\s+满足\s+不满足\s+缺数据\s+只差这一条\s+不要求时多出/);
    expect(out).toMatch(/^300 .*← 现在$/m);
    expect(out).toContain('按街镇（家）');
  });

  it('refuses a faulty rule with its place, and ends with 1', async () => {
    const { code, err } = await run(
      '--json',
      'audience',
      await ruleFile({ ...rule, rules: [{ field: 'staf', operator: '=', value: 1 }] }),
    );
    expect(code).toBe(1);
    const { error } = JSON.parse(err) as { error: { details: { pointer: string }[] } };
    expect(error.details.map(({ pointer }) => pointer)).toEqual(['/rule/rules/0/field']);
  });
});

describe('coverage', () => {
  it('puts every active enterprise into one of three, over the district and in every split', async () => {
    const found = await json<CoverageJson>('coverage', '--list', 'unreached');
    expect(found.active).toBe(await active());
    for (const part of [found, ...found.splits.flatMap(({ groups }) => groups)])
      expect(part.reached + part.open + part.unreached).toBe(part.active);
    expect(found.enterprises).toHaveLength(found.unreached);
    expect(Math.max(...found.items.map(({ eligible }) => eligible))).toBeLessThanOrEqual(found.reached);
  });

  it('lists for people whom and what the policies leave out', async () => {
    const { items } = await json<CoverageJson>('coverage');
    const nobody = items.filter(({ eligible }) => eligible === 0);
    const { out } = await run('coverage');
    expect(out).toMatch(/全区\s+\d+\s+\d+\s+\d+\s+\d+/);
    expect(out).toContain(`没有企业初步符合的条目（${nobody.length} 个）`);
  });

  it('wants to know a part that there is, and ends with 2 otherwise', async () => {
    expect((await run('coverage', '--list', 'everybody')).code).toBe(2);
  });
});

describe('checkup', () => {
  interface Checkup {
    enterprise: { uscc: string };
    items: {
      policy: string;
      item: string;
      verdict: string;
      amount: unknown;
      advice: unknown;
      root: object;
    }[];
    toSupply: { field: string; unlocks: string[]; concerns: number; amount: number }[];
  }

  it('gives every item with verdict, amount, advice and reasons, and what is most worth supplying', async () => {
    const { enterprise, items, toSupply } = await json<Checkup>('checkup', firm.uscc, '--on', '2026-06-01');
    expect(enterprise.uscc).toBe(firm.uscc);
    const policies = await app.get(Policies).list();
    expect(items).toHaveLength(policies.flatMap((policy) => policy.items).length);
    const hiring = items.find(({ item }) => item === 'per-hire');
    expect(hiring).toMatchObject({ verdict: 'ineligible', advice: [{ field: 'expansionHires', to: 1 }] });
    expect(items.some(({ amount }) => amount !== null)).toBe(true);
    expect(toSupply[0]?.unlocks.length).toBeGreaterThan(0);
  });

  it('says values as people read them, not as they are stored', async () => {
    const { out } = await run('checkup', firm.uscc, '--policy', 'job-expansion-subsidy');
    expect(out).toMatch(/主体类型 属于 企业（现为 企业）/);
    expect(out).toMatch(/符合扩岗补助条件人数 ≥ 1 人（现为 \d+ 人）/);
  });

  it('judges by a past day, and tells of an unknown code what to do', async () => {
    const past = await json<{ on: string }>('checkup', firm.uscc, '--on', '2026-01-31');
    expect(past.on).toBe('2026-01-31');
    const { code, err } = await run('checkup', '91310113000000000X');
    expect(code).toBe(1);
    expect(err).not.toBe('');
    expect(await app.get(Enterprises).count()).toBe(801);
  });
});
