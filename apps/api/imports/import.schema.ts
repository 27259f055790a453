import { z } from 'zod';
import { pageOf, pageQuery } from '../paging.schema.js';

export const importState = z.enum(['queued', 'running', 'done', 'failed']);
export const importQuery = z.strictObject(pageQuery);
export const importSearch = z.strictObject({
  ...pageQuery,
  state: importState.optional(),
  query: z.string().trim().max(100).optional().describe('文件名中的字'),
  feed: z.string().max(50).optional().describe('数据来源'),
  rejected: z.stringbool().optional().describe('只看有拒绝行的'),
});
export const importFileQuery = importSearch.omit({ page: true, size: true });
export const importBatch = z.object({
  id: z.uuid(),
  fileName: z.string(),
  fileSize: z.number().int().describe('字节'),
  state: importState,
  feed: z.string().nullable(),
  period: z.string().nullable(),
  emptyCells: z.enum(['keep', 'clear']).describe('空单元格：保留原值或清除'),
  progress: z.object({
    rows: z.number().int().describe('已读行数'),
    percent: z.number().describe('按文件字节计'),
    step: z.string(),
  }),
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  warnings: z.array(z.string()).describe('对整个文件的提醒，如未识别的列、校验位不符的行数'),
  fault: z.string().nullable().describe('整批失败的原因'),
  populationVersion: z.number().int().nullable(),
  keepsRows: z.boolean().describe('可以下载拒绝的行，改正后再导入'),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export const importPage = pageOf(importBatch);
export const importRejection = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
});
export const importRejectionPage = pageOf(importRejection);
