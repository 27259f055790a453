import { checkup, createMatcher, type Population, type RuleGroup } from '#matching';
import {
  completeFacts,
  Enterprises,
  loadVocabulary,
  Populations,
  type Snapshot,
  usableFacts,
  Vocabulary,
} from '#enterprises';
import { Config } from '#platform';
import type { Session } from '../../../apps/cli/session.js';
import { type District, openServices } from '../district.js';
import { InsightView } from '../../../apps/api/audience/insight-view.js';
import { RuleRight } from '../../../apps/api/audience/rule-rights.js';
import type { Scale } from '../section.js';
import type { Tell } from '../report/figure.js';
import { median, medianOf, timed } from '../report/timing.js';
import { benchGrowth } from './growth.js';
import { madeRules } from './made-rules.js';
import { policy } from './policy.js';
import { benchOnePolicy } from './one-policy.js';
import { registryRows } from './registry-rows.js';

const itemCount = 500;

/** One policy and many, over the district and for one enterprise; the population's memory; growth. */
export async function benchMatch(district: District, tell: Tell, { full }: Scale): Promise<void> {
  const url = await district.copy('match');
  await loading(url, tell);
  const session = await openServices(url);
  try {
    const { population } = await session.get(Populations).current();
    await benchOnePolicy(population, { rows: await registryRows(url), url }, tell);
    const vocabulary = session.get(Vocabulary);
    await whileEditing(session, tell);
    await recompute(session, tell);
    const rules = madeRules(itemCount, population, vocabulary.fields);
    await manyItems(population, rules, tell);
    await oneEnterprise(session, rules, tell);
    await benchGrowth({ url, population, vocabulary }, full ? [1, 10, 40] : [1, 10], tell);
  } finally {
    await session.close();
  }
}

/** The product's own way, five times from nothing: services opened, then the population asked for. */
async function loading(url: string, tell: Tell): Promise<void> {
  const samples: number[] = [];
  for (let run = 0; run < 5; run++) {
    const session = await openServices(url);
    samples.push(await timed((): Promise<Snapshot> => session.get(Populations).current()));
    await session.close();
  }
  tell({ name: '企业群从列段载入', value: median(samples), unit: 'ms', bar: { most: 1000 } });
}

async function manyItems(population: Population, rules: readonly RuleGroup[], tell: Tell): Promise<void> {
  const evaluated = await medianOf(5, () => {
    const matcher = createMatcher(population);
    rules.forEach((rule) => matcher.evaluate(rule));
  });
  const segmented = await medianOf(5, () => {
    const matcher = createMatcher(population);
    rules.forEach((rule) => matcher.audience(rule));
  });
  tell({ name: '全区对 500 个条目，冷', value: evaluated, unit: 'ms', bar: { most: 1000 } });
  tell({ name: '同上，全部分组（含差一项）', value: segmented, unit: 'ms' });
}

/** One threshold moved, as with the slider: all that the rule builder shows for it. */
async function whileEditing(session: Session, tell: Tell): Promise<void> {
  const snapshot = await session.get(Populations).current();
  const view = new InsightView(session.get(Vocabulary));
  let staff = 100;
  const value = await medianOf(20, () => {
    const rules = policy.rules.map((each) =>
      'field' in each && each.field === 'staff' ? { ...each, value: staff++ } : each,
    );
    const rule: RuleGroup = { ...policy, rules };
    const surveys = snapshot.matcher.survey(rule);
    view.of({ rule, snapshot, surveys, started: performance.now() }, new RuleRight([]));
  });
  const name = '编写规则时移动一个门槛：分组、各条件瓶颈、全部门槛试算、分布';
  tell({ name, value, unit: 'ms', bar: { most: 200 } });
}

/** What a changed catalogue costs: its files read and tried on their cases, then every tag computed anew. */
async function recompute(session: Session, tell: Tell): Promise<void> {
  const { population } = await session.get(Populations).current();
  const { configDirectory } = session.get(Config);
  const value = await medianOf(3, async () => {
    const { tags } = await loadVocabulary(configDirectory);
    const matcher = createMatcher(population);
    for (const tag of tags.tags) if (tag.kind === 'derived') matcher.evaluate(tag.rule);
  });
  tell({ name: '目录载入并重新计算全部标签', value: value / 1000, unit: '秒', bar: { most: 5 } });
}

/** Facts as the registry has them, completed, then every rule with its explanation. */
async function oneEnterprise(session: Session, rules: readonly RuleGroup[], tell: Tell): Promise<void> {
  const vocabulary = session.get(Vocabulary);
  const { day: today } = await session.get(Populations).current();
  const context = { today, industries: vocabulary.industries, catalogue: vocabulary.fields };
  const rows = await session.get(Enterprises).ofBlock(0);
  const samples: number[] = [];
  for (const row of rows.slice(0, 200)) {
    const start = performance.now();
    const facts = completeFacts(usableFacts(row, vocabulary.facts, today), {
      uscc: row.uscc,
      today,
      vocabulary,
    });
    for (const rule of rules) checkup(rule, facts, context);
    samples.push(performance.now() - start);
  }
  tell({
    name: '一家企业对 500 个条目，逐条说明',
    value: median(samples.slice(20)),
    unit: 'ms',
    bar: { most: 5 },
  });
}
