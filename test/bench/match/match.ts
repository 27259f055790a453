import { checkup, count, createMatcher, type Population, type RuleGroup } from '#matching';
import {
  completeFacts,
  Enterprises,
  Populations,
  type Snapshot,
  usableFacts,
  Vocabulary,
} from '#enterprises';
import type { Session } from '../../../apps/cli/session.js';
import { type District, openServices } from '../district.js';
import type { Scale } from '../section.js';
import type { Tell } from '../report/figure.js';
import { heldMegabytes, median, medianOf, medianOfMany, mustAgree, timed } from '../report/timing.js';
import { type Answer, DuckDb } from './duckdb.js';
import { grown, storedSegments } from './grown.js';
import { madeRules } from './made-rules.js';
import { policy } from './policy.js';
import { type RegistryRow, registryRows } from './registry-rows.js';
import { compiled, interpreted, withJsonRules } from './rule-engines.js';

const itemCount = 500;

/** One policy and many, over the district and for one enterprise; the population's memory; growth. */
export async function benchMatch(district: District, tell: Tell, { full }: Scale): Promise<void> {
  const url = await district.copy('match');
  await loading(url, tell);
  const session = await openServices(url);
  try {
    const { population } = await session.get(Populations).current();
    await onePolicy(population, await registryRows(url), tell);
    const vocabulary = session.get(Vocabulary);
    const rules = madeRules(itemCount, population, vocabulary.fields);
    await manyItems(population, rules, tell);
    await oneEnterprise(session, rules, tell);
    await growth(population, { url, vocabulary, times: full ? [1, 10, 40] : [1, 10] }, tell);
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

async function onePolicy(population: Population, rows: readonly RegistryRow[], tell: Tell): Promise<void> {
  const matcher = createMatcher(population);
  const warm = medianOfMany(() => answerOf(matcher.evaluate(policy)));
  const cold = await medianOf(40, () => answerOf(createMatcher(population).evaluate(policy)), 10);
  const audience = medianOfMany(() => matcher.audience(policy));
  const ours = answerOf(matcher.evaluate(policy));

  const duckdb = await DuckDb.with(rows);
  const ask = await duckdb.prepared();
  const theirs = await ask();
  mustAgree('DuckDB', ours.yes, theirs.yes);
  mustAgree('DuckDB', ours.unknown, theirs.unknown);
  const peer = { name: 'DuckDB', value: await medianOf(60, ask, 10) };
  duckdb.close();
  tell({ name: '一项政策（8 个条件），热', value: warm, unit: 'ms', peer, bar: { ratio: 50 } });
  tell({ name: '一项政策（8 个条件），冷', value: cold, unit: 'ms', peer, bar: { ratio: 5 } });
  tell({ name: '同上，全部分组（含差一项），热', value: audience, unit: 'ms' });
  await ruleEngines(rows, { warm, yes: ours.yes }, tell);
}

async function ruleEngines(
  rows: readonly RegistryRow[],
  { warm, yes }: { warm: number; yes: number },
  tell: Tell,
): Promise<void> {
  const active = rows.filter((row) => row.active);
  const peers = [
    { peer: 'json-logic-engine（解释）', run: () => interpreted(active), bar: { ratio: 1000 } },
    { peer: 'json-logic-engine（编译）', run: () => compiled(active), bar: { ratio: 1000 } },
    { peer: 'json-rules-engine', run: () => withJsonRules(active) },
  ];
  for (const { peer, run, bar } of peers) {
    let found = 0;
    const value = await timed(async () => (found = await run()));
    mustAgree(peer, yes, found);
    tell({ name: '一项政策（8 个条件），热', value: warm, unit: 'ms', peer: { name: peer, value }, bar });
  }
}

function answerOf({ yes, possible }: { yes: Uint32Array; possible: Uint32Array }): Answer {
  const sure = count(yes);
  return { yes: sure, unknown: count(possible) - sure };
}

async function manyItems(population: Population, rules: readonly RuleGroup[], tell: Tell): Promise<void> {
  const evaluated = await medianOf(5, () => {
    const matcher = createMatcher(population);
    rules.forEach((rule) => answerOf(matcher.evaluate(rule)));
  });
  const segmented = await medianOf(5, () => {
    const matcher = createMatcher(population);
    rules.forEach((rule) => matcher.audience(rule));
  });
  tell({ name: '全区对 500 个条目，冷', value: evaluated, unit: 'ms', bar: { most: 1000 } });
  tell({ name: '同上，全部分组（含差一项）', value: segmented, unit: 'ms' });
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

/** The same policy over copies of the district, side by side in memory. */
async function growth(
  district: Population,
  { url, vocabulary, times }: { url: string; vocabulary: Vocabulary; times: readonly number[] },
  tell: Tell,
): Promise<void> {
  const stored = await storedSegments(url);
  for (const factor of times) {
    const before = heldMegabytes();
    const population = grown(factor, district, stored, vocabulary);
    const megabytes = heldMegabytes() - before;
    const label = `${factor} 倍全区（${population.columns.size - 80} 项指标、80 个标签）`;
    const cold = await medianOf(factor === 1 ? 40 : 10, () => createMatcher(population).evaluate(policy), 5);
    const matcher = createMatcher(population);
    const warm = medianOfMany(() => matcher.evaluate(policy));
    tell({
      name: `${label}：内存`,
      value: megabytes,
      unit: 'MB',
      bar: factor === 1 ? { most: 250 } : undefined,
    });
    tell({ name: `${label}：一项政策，冷`, value: cold, unit: 'ms' });
    tell({ name: `${label}：一项政策，热`, value: warm, unit: 'ms' });
  }
}
