import type { z } from 'zod';
import type { CsvColumn } from '../http/csv-table.js';
import type { enterpriseRow } from './enterprise.schema.js';
import { statusNames } from './status-names.js';

/** The columns of every file that names enterprises. */
export const enterpriseColumns: readonly CsvColumn<z.output<typeof enterpriseRow>>[] = [
  ['统一社会信用代码', ({ uscc }) => uscc],
  ['企业名称', ({ name }) => name],
  ['状态', ({ status }) => statusNames[status]],
  ['街镇', ({ town }) => town],
  ['行业', ({ industry }) => industry],
  ['成立日期', ({ established }) => established],
];
