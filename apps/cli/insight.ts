import {
  type Audience,
  conditionAt,
  describeCondition,
  type RuleGroup,
  type ThresholdCurve,
} from '#matching';
import { partitionsOf, type Snapshot, splitOf, type Vocabulary } from '#enterprises';
import { table } from './output.js';

/** What a rule does over the whole district, as a machine reads it. Counts are exact: a terminal sees all facts. */
export function insightOf(rule: RuleGroup, snapshot: Snapshot, vocabulary: Vocabulary) {
  const { matcher } = snapshot;
  const { fields, industries } = vocabulary;
  const audience = matcher.audience(rule);
  return {
    conditions: matcher.survey(rule).map((survey) => ({
      ...survey,
      text: describeCondition(conditionAt(rule, survey.pointer).condition, fields, industries),
    })),
    curves: matcher.curves(rule).map(curveOf),
    splits: partitionsOf(snapshot, vocabulary).map((partition) => {
      const parts = shown.map((segment) => splitOf(audience[segment], partition));
      const groups = partition.groups.map(({ key, label, size }, i) => ({
        key,
        label,
        active: size,
        eligible: parts[0]?.[i] ?? 0,
        undetermined: parts[1]?.[i] ?? 0,
        nearMiss: parts[2]?.[i] ?? 0,
      }));
      return { by: partition.by, label: partition.label, groups };
    }),
  };
}

export type Insight = ReturnType<typeof insightOf>;

/** The segments that are told group by group. */
const shown = ['eligible', 'undetermined', 'nearMiss'] as const satisfies readonly (keyof Audience)[];

function curveOf({ knob, steps }: ThresholdCurve) {
  const { pointer, end, field, at } = knob;
  const { key, label, unit } = field;
  return {
    pointer,
    end: end ?? null,
    field: key,
    label,
    unit: unit ?? null,
    present: steps.findIndex((step) => step.at === at),
    steps: steps.map(({ value, sizes }) => ({ value, ...sizes })),
  };
}

/** The same in tables for a terminal. */
export function insightInWords({ conditions, curves, splits }: Insight): string[] {
  return [
    '\n各条件（家）',
    table([
      ['条件', '满足', '不满足', '缺数据', '只差这一条', '不要求时多出'],
      ...conditions.map(({ text, yes, no, unknown, soleObstacle, gained }) =>
        [text, yes, no, unknown, soleObstacle, gained].map(String),
      ),
    ]),
    ...curves.flatMap(curveLines),
    ...splits.flatMap(({ label, groups }) => [
      `\n按${label}（家）`,
      table([
        [label, '在业', '初步符合', '待补充信息', '差一项'],
        ...groups.map((group) =>
          [group.label, group.active, ...shown.map((segment) => group[segment])].map(String),
        ),
      ]),
    ]),
  ];
}

const ends = { low: '（下限）', high: '（上限）' } as const;

function curveLines({ label, unit, end, present, steps }: Insight['curves'][number]): string[] {
  const rows = steps.map(({ value, eligible, undetermined, nearMiss }, i) => {
    const mark = i === present ? '← 现在' : '';
    return [...[value, eligible, undetermined, nearMiss].map(String), mark];
  });
  return [
    `\n门槛试算：${label}${end ? ends[end] : ''}`,
    table([[`门槛${unit ? `（${unit}）` : ''}`, '初步符合', '待补充信息', '差一项', ''], ...rows]),
  ];
}
