import { z } from 'zod';
import { pageOf, pageQuery } from '../paging.schema.js';
import { toldCount } from '../told-count.schema.js';

const reach = {
  reached: toldCount.describe('至少对一个条目初步符合'),
  open: toldCount.describe('没有初步符合的条目，但至少一个待补充信息或需人工认定'),
  unreached: toldCount.describe('对有效期内的全部条目都暂不符合'),
};
const coverageItem = z.object({
  policy: z.string(),
  policyTitle: z.string(),
  department: z.string(),
  item: z.uuid(),
  itemTitle: z.string(),
  eligible: toldCount,
  undetermined: toldCount,
  reachesNobody: z.boolean().describe('没有一家企业初步符合'),
});
export const coverage = z.object({
  populationVersion: z.number().int(),
  day: z.string(),
  exact: z.boolean(),
  hiddenFacts: z.array(z.string()),
  active: z.number().int().describe('在业企业（家）'),
  ...reach,
  items: z.array(coverageItem).describe('有效期内的全部政策条目，覆盖少的在前'),
  unusedTags: z
    .array(z.object({ code: z.string(), label: z.string(), group: z.string() }))
    .describe('没有规则使用的标签'),
  splits: z.array(
    z.object({
      by: z.enum(['town', 'industry', 'sizeGrade']),
      label: z.string(),
      groups: z.array(
        z.object({ key: z.string().nullable(), label: z.string(), active: z.number().int(), ...reach }),
      ),
    }),
  ),
});

export const coverageQuery = z.strictObject({
  ...pageQuery,
  part: z.enum(['open', 'unreached']).default('unreached'),
  by: z.enum(['town', 'industry', 'sizeGrade']).optional(),
  group: z.string().optional().describe('该分组的代码；未知的一组不给'),
});
export const coverageFileQuery = coverageQuery.omit({ page: true, size: true });
export const coverageEnterprises = pageOf(z.object({ uscc: z.string(), name: z.string() }));
