import { z } from 'zod';

/** Page number and size of a list, from the query string. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1).describe('页码，从 1 开始'),
  size: z.coerce.number().int().min(1).max(100).default(20).describe('每页条数，最多 100'),
};

/** One page of a list: the rows and how many there are in all. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.number().int().describe('符合条件的总条数') });

/** A day of our era: the calendar has no year 0, and PostgreSQL refuses it. */
export const day = z.iso.date().refine((text) => !text.startsWith('0000'), '没有公元 0 年');
export const dayText = day.describe('日期 YYYY-MM-DD（上海时间）');
export const uscc = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, '统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z）')
  .describe('统一社会信用代码');

/** Codes in a query string, told apart by commas. */
export const codeList = z
  .string()
  .max(8_000)
  .transform((text) => text.split(','));
