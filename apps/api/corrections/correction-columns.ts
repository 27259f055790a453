import type { z } from 'zod';
import type { CsvColumn } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import type { correction } from './correction.schema.js';

type Shown = z.output<typeof correction>;

const states: Readonly<Record<Shown['state'], string>> = {
  open: '待答复',
  accepted: '已采纳',
  rejected: '未采纳',
  withdrawn: '已撤回',
};

/** What a file says of each request for correction. */
export const correctionColumns: readonly CsvColumn<Shown>[] = [
  ['统一社会信用代码', ({ uscc }) => uscc],
  ['企业名称', ({ enterprise }) => enterprise],
  ['指标或标签', ({ subject }) => subject],
  ['现值', ({ stoodText }) => stoodText],
  ['申请值', ({ proposedText }) => proposedText],
  ['理由', ({ reason }) => reason],
  ['状态', ({ state }) => states[state]],
  ['期限', ({ due }) => due],
  ['答复', ({ answer }) => answer],
  ['答复人', ({ settledBy }) => settledBy],
  ['提出时间', ({ requestedAt }) => minuteText(requestedAt)],
];
