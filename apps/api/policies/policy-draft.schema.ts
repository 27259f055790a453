import { z } from 'zod';
import { draftContent } from '#policies';
import { checkupNode } from '../checkups/checkup.schema.js';

const person = z.object({ id: z.uuid(), name: z.string() });
const stamp = z.string().describe('时刻（ISO 8601）');

export const draftState = z.enum(['draft', 'submitted', 'returned', 'approved']);
export const draftStart = z
  .strictObject({
    policy: z.string().max(100).optional().describe('为这项政策写新版本；文件中的政策在批准后改由网页维护'),
    copyOf: z.string().max(100).optional().describe('复制这项政策的内容，写一项新政策'),
  })
  .refine(
    ({ policy, copyOf }) => policy === undefined || copyOf === undefined,
    'policy 和 copyOf 只能给一个',
  );
export const draftSave = z.strictObject({
  revision: z.number().int().positive().describe('保存前所看到的保存次数；已有人保存过则拒绝'),
  content: draftContent,
});
export const draftRevision = z.strictObject({
  revision: z.number().int().positive().describe('所看到的保存次数'),
});
export const draftApproval = draftRevision.extend({ comment: z.string().trim().max(500).optional() });
export const draftReturn = z.strictObject({
  comment: z.string().trim().min(1, '请写明退回原因').max(500, '最多 500 字'),
});

export const draftRow = z.object({
  id: z.uuid(),
  title: z.string(),
  department: z.object({ code: z.string(), name: z.string() }),
  policy: z.string().nullable().describe('所属政策；新政策在批准前为 null'),
  state: draftState,
  revision: z.number().int().describe('第几次保存'),
  createdBy: person,
  savedBy: person,
  savedAt: stamp,
  submittedBy: person.nullable(),
  submittedAt: stamp.nullable(),
});
export const draftList = z.array(draftRow);
export const draftDetail = draftRow.extend({
  content: draftContent,
  items: z
    .array(
      z.object({
        ruleText: z.string().nullable().describe('规则的中文说明；规则还不完整时为 null'),
        reckoning: z.string().nullable().describe('金额怎样计算；没有公布或还不完整时为 null'),
      }),
    )
    .describe('与 content.items 一一对应'),
  faults: z
    .array(
      z.object({
        pointer: z.string().describe('content 中的位置（JSON Pointer）'),
        place: z.string().nullable().describe('哪个条目、哪个条件'),
        message: z.string().describe('什么问题，怎么改'),
      }),
    )
    .describe('提交前还要改正的地方；不能修改的草稿为空'),
  history: z.array(
    z.object({
      action: z.enum(['submitted', 'withdrawn', 'returned', 'approved']),
      person: z.string(),
      comment: z.string().nullable(),
      at: stamp,
    }),
  ),
  allowed: z
    .array(z.enum(['edit', 'submit', 'withdraw', 'approve', 'return', 'delete']))
    .describe('当前用户现在能做的事'),
  blocked: z.string().nullable().describe('当前用户不能审批的原因'),
});

const factValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);
export const ruleTrial = z
  .strictObject({
    rule: z.unknown().describe('规则（RuleGroup）'),
    uscc: z.string().length(18).optional().describe('用一家企业试算'),
    facts: z.record(z.string(), factValue).optional().describe('或用假设的指标试算'),
  })
  .refine(({ uscc, facts }) => (uscc === undefined) !== (facts === undefined), {
    message: '请在 uscc 和 facts 中给出一个',
  });
export const trialResult = z.object({
  verdict: z.enum(['eligible', 'undetermined', 'needsPerson', 'ineligible', 'notInForce']),
  missing: z.array(z.object({ key: z.string(), label: z.string() })).describe('缺少的指标'),
  nearMiss: z.boolean().describe('只差一项'),
  root: checkupNode.describe('逐个条件的判断'),
});
