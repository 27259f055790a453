import { z } from 'zod';
import { enterpriseRow } from '../enterprises/enterprise.schema.js';
import { toldCount } from '../told-count.schema.js';
import { codeList, dayText, pageOf, pageQuery } from '../paging.schema.js';

const policyUse = z.object({ code: z.string(), title: z.string() });

export const tagRow = z.object({
  code: z.string(),
  label: z.string(),
  group: z.string(),
  description: z.string(),
  kind: z.enum(['derived', 'asserted']).describe('由规则推算，或由部门认定名单'),
  ruleText: z.string().describe('规则的中文说明；认定的标签说明由谁认定'),
  members: toldCount,
  undetermined: toldCount.describe('因缺少指标而无法判断的企业数（家）'),
  policies: z.array(policyUse).describe('使用此标签的政策'),
  tags: z.array(z.object({ code: z.string(), label: z.string() })).describe('规则中使用此标签的其他标签'),
  introducedOn: dayText.nullable().describe('启用日期；尚未计算过的为空'),
});
export const tagFileQuery = z.strictObject({
  codes: codeList.optional().describe('只要这些标签，代码以逗号分隔；不给为全部'),
});
export const tagList = z.object({
  tags: z.array(tagRow),
  inUse: z.number().int().describe('在用标签数'),
  addedThisYear: z.number().int().describe('本年新增标签数'),
});

export interface TagNodeShape {
  kind: 'group' | 'condition';
  text: string;
  tag?: string;
  children?: TagNodeShape[];
}
export const tagNode: z.ZodType<TagNodeShape> = z
  .object({
    kind: z.enum(['group', 'condition']),
    text: z.string().describe('中文说明'),
    tag: z.string().optional().describe('条件引用的标签'),
    get children() {
      return z.array(tagNode).optional();
    },
  })
  .meta({ id: 'TagNode' });

const share = z.object({ code: z.string(), label: z.string(), members: toldCount });
export const tagDetail = tagRow.extend({
  root: tagNode.nullable().describe('规则的条件树；认定的标签没有'),
  populationVersion: z.number().int(),
  day: dayText,
  active: z.number().int().describe('在业企业（家）'),
  towns: z.array(share).describe('按街镇'),
  industries: z.array(share).describe('按行业门类'),
  missing: z
    .array(z.object({ fact: z.string(), label: z.string(), enterprises: toldCount }))
    .describe('无法判断的企业缺哪些指标，缺得多的在前'),
  assertedBy: z.array(z.object({ code: z.string(), name: z.string() })),
  mayAssert: z.boolean().describe('当前人员的部门能否给出名单'),
  mayList: z.boolean().describe('当前人员能否看具名名单：须有权看规则用到的全部指标'),
});
export const tagEnterprisesQuery = z.strictObject({
  ...pageQuery,
  group: z.enum(['members', 'undetermined']).default('members'),
});
export const tagEnterprises = pageOf(enterpriseRow);

export const tagHistoryQuery = z.strictObject({
  from: dayText.optional().describe('不给为一年前'),
  to: dayText.optional().describe('不给为今天'),
});
export const tagHistory = z.array(
  z.object({
    day: dayText,
    members: toldCount.describe('当日末有此标签（家）'),
    undetermined: toldCount,
    gained: toldCount.describe('比前一日新增（家）'),
    lost: toldCount.describe('比前一日失去（家）'),
    ruleChanged: z.boolean().describe('当日改了规则'),
  }),
);
export const tagMovesQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(['gained', 'lost']).default('gained'),
});
export const tagMoves = pageOf(enterpriseRow.extend({ day: dayText }));

const code18 = z.string().max(40);
const source = z.string().trim().min(1, '请写明文号或来源').max(200);
export const givenList = z.strictObject({
  codes: z.array(code18).min(1, '名单是空的').max(20_000, '一次最多 20,000 家').describe('统一社会信用代码'),
  validFrom: dayText,
  validTo: dayText.nullable().default(null).describe('最后有效的一天；空为长期'),
  source: source.describe('文号或来源'),
});
export const revocation = z.strictObject({
  codes: z.array(code18).min(1, '名单是空的').max(20_000),
  reason: z.string().trim().min(1, '请写明移出的原因').max(200),
});
export const extension = z.strictObject({ validTo: dayText, source });
export const tagChange = z.object({
  id: z.uuid(),
  kind: z.enum(['assert', 'extend', 'revoke']),
  department: z.string(),
  person: z.string(),
  validFrom: dayText.nullable(),
  validTo: dayText.nullable(),
  source: z.string().nullable(),
  reason: z.string().nullable(),
  enterprises: z.number().int().describe('涉及企业（家）'),
  at: z.string(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  mine: z.boolean().describe('是否本部门所给'),
});
export const tagChanges = z.array(tagChange);
export const assertionQuery = z.strictObject({
  ...pageQuery,
  query: z.string().trim().max(100).optional().describe('企业名称或统一社会信用代码'),
});
export const tagAssertion = z.object({
  change: z.uuid(),
  uscc: z.string(),
  name: z.string(),
  department: z.string(),
  person: z.string(),
  source: z.string(),
  validFrom: dayText,
  validTo: dayText.nullable(),
  at: z.string(),
  revoked: z.object({ at: z.string(), person: z.string(), reason: z.string() }).nullable(),
  stands: z.boolean().describe('今天是否有效'),
});
export const tagAssertions = pageOf(tagAssertion);
export const readCodes = z.object({
  codes: z.array(z.string()).describe('文件中的统一社会信用代码，已去重'),
  skipped: z.array(z.object({ row: z.number().int(), value: z.string() })).describe('不像信用代码的单元格'),
});
