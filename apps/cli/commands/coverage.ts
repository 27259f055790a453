import { type Command, Option } from 'commander';
import { count, type EnterpriseSet, ordinals } from '#matching';
import { Enterprises, partitionsOf, splitOf, Vocabulary } from '#enterprises';
import { type DistrictReach, partsOf, PolicyReach, type ReachPart } from '#policies';
import { type AddCommand, perform } from '../command.js';
import { table } from '../output.js';
import type { Session } from '../session.js';

const parts: Record<ReachPart, string> = { reached: '已覆盖', open: '待补充或认定', unreached: '未覆盖' };
const partNames = Object.keys(parts) as ReachPart[];

/** `coverage`: how far the policies in force reach, and whom and what they leave out. */
export const addCoverage: AddCommand = (program) => {
  program
    .command('coverage')
    .description('覆盖分析：哪些企业没有政策覆盖，哪些条目没有企业符合，哪些标签没有规则使用')
    .addOption(new Option('--list <part>', '列出这一类企业').choices(partNames))
    .action(({ list }: { list?: ReachPart }, command: Command) =>
      perform(command, async (session, output) => {
        const reach = await session.get(PolicyReach).district();
        const sets = partsOf(reach);
        const coverage = coverageOf(reach, sets, session.get(Vocabulary));
        const enterprises = list && (await named(sets[list], session));
        const text = enterprises
          ? enterprises.map(({ uscc, name }) => `${uscc}\t${name}`).join('\n')
          : inWords(coverage).join('\n');
        output.result({ ...coverage, ...(enterprises && { enterprises }) }, text);
      }),
    );
};

function coverageOf(
  { snapshot, items, unusedTags }: DistrictReach,
  sets: Record<ReachPart, EnterpriseSet>,
  vocabulary: Vocabulary,
) {
  const { version: populationVersion, day, population } = snapshot;
  return {
    populationVersion,
    day,
    active: count(population.active),
    reached: count(sets.reached),
    open: count(sets.open),
    unreached: count(sets.unreached),
    items: items.map(({ policy, item, audience }) => ({
      policy: policy.code,
      item: item.code,
      title: `${policy.title} — ${item.title}`,
      eligible: count(audience.eligible),
      undetermined: count(audience.undetermined),
      needsPerson: count(audience.needsPerson),
    })),
    unusedTags: unusedTags.map(({ code, label }) => ({ code, label })),
    splits: partitionsOf(snapshot, vocabulary).map((partition) => {
      const [reached, open, unreached] = partNames.map((part) => splitOf(sets[part], partition));
      const groups = partition.groups.map(({ key, label, size }, i) => ({
        key,
        label,
        active: size,
        reached: reached?.[i] ?? 0,
        open: open?.[i] ?? 0,
        unreached: unreached?.[i] ?? 0,
      }));
      return { by: partition.by, label: partition.label, groups };
    }),
  };
}

type Coverage = ReturnType<typeof coverageOf>;

function inWords(coverage: Coverage): string[] {
  const nobody = coverage.items.filter(({ eligible }) => eligible === 0);
  const row = (label: string, each: Record<ReachPart | 'active', number>) => [
    label,
    ...[each.active, ...partNames.map((part) => each[part])].map(String),
  ];
  const head = ['在业', ...partNames.map((part) => parts[part])];
  return [
    `${coverage.day}，单位：家`,
    table([['', ...head], row('全区', coverage)]),
    ...coverage.splits.flatMap(({ label, groups }) => [
      '',
      table([[label, ...head], ...groups.map((group) => row(group.label, group))]),
    ]),
    ...listed(
      '没有企业初步符合的条目',
      nobody.map(({ title }) => title),
    ),
    ...listed(
      '没有规则使用的标签',
      coverage.unusedTags.map(({ label }) => label),
    ),
  ];
}

const listed = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`\n${heading}（${lines.length} 个）`, ...lines.map((line) => `  ${line}`)];

async function named(set: EnterpriseSet, session: Session) {
  const rows = await session.get(Enterprises).named([...ordinals(set)]);
  return rows.map(({ uscc, name }) => ({ uscc, name }));
}
