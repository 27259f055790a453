import { z } from 'zod';

/** A number of enterprises, told no more exactly than the asker's rights to the facts behind it allow. */
export const toldCount = z.object({
  count: z.number().int().nullable().describe('家；太小而不能给出时为 null'),
  fewerThan: z.number().int().optional().describe('不能给出时：少于这个数'),
  rounded: z.literal(true).optional().describe('已取整到十'),
});
