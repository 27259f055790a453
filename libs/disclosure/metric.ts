/** The push metrics of the yearly report. */
export type MetricId = 'P1' | 'P2' | 'P3' | 'P4' | 'P5';

/** What a figure means; no figure is shown without it. */
export interface MetricDefinition {
  readonly id: MetricId;
  readonly name: string;
  readonly unit: string;
  readonly definition: string;
  readonly deduplication: string;
  /** Which of the dispatches in the period stand behind the figure. */
  readonly kinds: readonly string[];
}

const everyKind = ['policy', 'reminder', 'hotNews', 'live'];

export const metricDefinitions: readonly MetricDefinition[] = [
  {
    id: 'P1',
    name: '推送政策信息条数',
    unit: '条',
    definition: '本期至少投放成功一次的政策类通知数',
    deduplication: '同一内容经多个渠道、分多批投放，计 1 条',
    kinds: ['policy'],
  },
  {
    id: 'P2',
    name: '推送次数',
    unit: '次',
    definition: '本期投放次数：一次推送在一个渠道上至少投放到一家企业，计 1 次',
    deduplication: '重试不另计，没有投放到企业的不计，撤回的仍计',
    kinds: everyKind,
  },
  {
    id: 'P3',
    name: '主动提醒次数',
    unit: '次',
    definition: '推送次数中，提醒类和热点类的次数',
    deduplication: '单独列示，不与推送政策信息条数相加',
    kinds: ['reminder', 'hotNews'],
  },
  {
    id: 'P4',
    name: '投放企业家次',
    unit: '家次',
    definition: '各次投放所到企业数之和',
    deduplication: '不去重',
    kinds: everyKind,
  },
  {
    id: 'P5',
    name: '覆盖企业数',
    unit: '家',
    definition: '本期至少收到一次投放的企业数',
    deduplication: '同一企业计 1 家，合并的企业并入承继企业计 1 家',
    kinds: everyKind,
  },
];

/** @throws Error for an unknown id; routes check ids before */
export function metricDefinition(id: MetricId): MetricDefinition {
  const definition = metricDefinitions.find((each) => each.id === id);
  if (!definition) throw new Error(`unknown metric ${id}`);
  return definition;
}
