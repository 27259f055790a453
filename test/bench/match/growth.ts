import { createMatcher, fieldsAsked, type Population, type RuleNode } from '#matching';
import type { Vocabulary } from '#enterprises';
import type { Tell } from '../report/figure.js';
import { heldMegabytes, medianOf, medianOfMany } from '../report/timing.js';
import { grown, type Size, storedSegments } from './grown.js';
import { policy } from './policy.js';

/** What the bars speak of. */
const bars = { facts: 30, tags: 80, megabytes: 250 };

interface District {
  readonly url: string;
  readonly population: Population;
  readonly vocabulary: Vocabulary;
}

/** Memory and time of the same policy over copies of the district, side by side in memory, and over all there is. */
export async function benchGrowth(district: District, times: readonly number[], tell: Tell): Promise<void> {
  const { vocabulary } = district;
  const everything = vocabulary.facts.fields.map(({ key }) => key);
  await measure({ times: 1, facts: everything, tags: vocabulary.tags.tags.length }, district, tell);
  // One size after the other: what was measured before is gone by then.
  for (const factor of times)
    await measure({ times: factor, facts: someFacts(everything), tags: bars.tags }, district, tell);
}

/** Those that the policy asks about, and others from all over the catalogue. */
function someFacts(everything: readonly string[]): string[] {
  const asked = new Set(fieldsIn(policy));
  const others = everything.filter((key) => !asked.has(key));
  const missing = bars.facts - asked.size;
  const stride = others.length / missing;
  return [...asked, ...Array.from({ length: missing }, (_, i) => others[Math.floor(i * stride)] ?? '')];
}

const fieldsIn = (node: RuleNode): readonly string[] =>
  'rules' in node ? node.rules.flatMap(fieldsIn) : fieldsAsked(node);

async function measure(size: Size, { url, population, vocabulary }: District, tell: Tell): Promise<void> {
  const stored = await storedSegments(url);
  const before = heldMegabytes();
  const made = grown(size, population, stored, vocabulary);
  const megabytes = heldMegabytes() - before;
  const isOnce = size.times === 1;
  const label = `${size.times} 倍全区（${size.facts.length} 项指标、${size.tags} 个标签）`;
  const cold = await medianOf(isOnce ? 40 : 10, () => createMatcher(made).headcount(policy), 5);
  const matcher = createMatcher(made);
  const warm = medianOfMany(() => matcher.headcount(policy), isOnce ? 200 : 40);
  const bar = isOnce ? { most: bars.megabytes } : undefined;
  tell({ name: `${label}：内存`, value: megabytes, unit: 'MB', bar });
  tell({ name: `${label}：一项政策，冷`, value: cold, unit: 'ms' });
  tell({ name: `${label}：一项政策，热`, value: warm, unit: 'ms' });
}
