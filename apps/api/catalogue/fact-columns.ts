import type { z } from 'zod';
import type { CsvColumn } from '../http/csv-table.js';
import type { fact } from './catalogue.schema.js';

type Shown = z.output<typeof fact>;

const types: Readonly<Record<Shown['type'], string>> = {
  boolean: '是否',
  number: '数值',
  date: '日期',
  enum: '选项',
  enumSet: '多选',
  industry: '行业',
  text: '文字',
};

/** What the catalogue says of each fact, for a file. */
export const factColumns: readonly CsvColumn<Shown>[] = [
  ['代码', ({ key }) => key],
  ['指标', ({ label }) => label],
  ['说明', ({ description }) => description],
  ['类型', ({ type }) => types[type]],
  ['单位', ({ unit }) => unit],
  ['可选值', ({ options }) => options?.map(({ label }) => label).join('、')],
  ['期间', ({ period }) => period],
  ['来源（优先的在前）', ({ feeds, feed }) => (feeds.length > 0 ? feeds.join('、') : feed)],
  ['更正部门', ({ department }) => department],
  ['可查看', ({ seenBy }) => (seenBy === null ? '全部工作人员' : seenBy.join('、') || '仅提供部门')],
  ['依据', ({ legalBasis }) => legalBasis],
  ['共享属性', ({ sharing }) => sharing],
  ['用多久', usableFor],
  ['用到的标签', ({ usedByTags }) => usedByTags.map(({ label }) => label).join('、')],
];

function usableFor({ derived, staleAfterMonths }: Shown): string {
  if (derived) return '随所依据的指标';
  return staleAfterMonths === null ? '不设期限' : `${staleAfterMonths} 个月`;
}
