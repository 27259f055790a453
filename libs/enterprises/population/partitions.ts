import { count, countBoth, type EnterpriseSet, type Field, type RuleGroup, subtract, union } from '#matching';
import type { Vocabulary } from '../vocabulary.js';
import type { Snapshot } from './snapshot.js';

/** Some of the active enterprises that belong together. */
export interface PartitionGroup {
  /** The code of town, section or grade; null for those of whom it is not known, or not exactly. */
  readonly key: string | null;
  readonly label: string;
  readonly members: EnterpriseSet;
  readonly size: number;
}

/** The active enterprises, each in one group. */
export interface Partition {
  readonly by: PartitionKey;
  readonly label: string;
  readonly groups: readonly PartitionGroup[];
}

export const partitionKeys = ['town', 'industry', 'sizeGrade'] as const;
export type PartitionKey = (typeof partitionKeys)[number];

const labels: Readonly<Record<PartitionKey, string>> = {
  town: '街镇',
  industry: '行业门类',
  sizeGrade: '企业规模',
};

const known = new WeakMap<Snapshot, readonly Partition[]>();

/** The district by town, by section of industry and by size grade; kept with the snapshot. */
export function partitionsOf(snapshot: Snapshot, vocabulary: Vocabulary): readonly Partition[] {
  const found = known.get(snapshot) ?? partitionKeys.map((by) => partition(by, snapshot, vocabulary));
  known.set(snapshot, found);
  return found;
}

function partition(by: PartitionKey, { matcher, population }: Snapshot, vocabulary: Vocabulary): Partition {
  const field = vocabulary.fields.get(by);
  const codes = field ? codesOf(field, vocabulary) : [];
  const groups = codes.map(({ key, label }) => {
    return group(key, label, matcher.evaluate(equals(by, key)).yes);
  });
  const placed = groups.reduce<EnterpriseSet>((all, { members }) => union(all, members), new Uint32Array(0));
  const others = group(null, by === 'sizeGrade' ? '未确定' : '未知', subtract(population.active, placed));
  return { by, label: labels[by], groups: [...groups, others].filter(({ size }) => size > 0) };
}

const group = (key: string | null, label: string, members: EnterpriseSet): PartitionGroup => ({
  key,
  label,
  members,
  size: count(members),
});

const equals = (field: string, value: string): RuleGroup => ({
  combinator: 'and',
  rules: [{ field, operator: '=', value }],
});

function codesOf(field: Field, { industries }: Vocabulary): readonly { key: string; label: string }[] {
  if (field.type !== 'industry') {
    return (field.options ?? []).map(({ value, label }) => ({ key: value, label }));
  }
  const sections: { key: string; label: string }[] = [];
  for (let order = 0; order < industries.size;) {
    const code = industries.codeAt(order) ?? '';
    sections.push({ key: code, label: `${code} ${industries.label(code) ?? ''}` });
    order = (industries.range(code)?.[1] ?? order) + 1;
  }
  return sections;
}

/** How many of the members are in each group. */
export function splitOf(members: EnterpriseSet, { groups }: Partition): number[] {
  return groups.map((each) => countBoth(members, each.members));
}
