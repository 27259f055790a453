import type { DraftItem, DraftRow } from '../api/types.js';
import type { Tone } from '../app/mark.js';

export type DraftState = DraftRow['state'];

/** What the states of a draft are called, and what they mean for whoever works on it. */
export const DRAFT_STATES: Readonly<Record<DraftState, { name: string; tone: Tone; meaning: string }>> = {
  draft: { name: '草稿', tone: 'quiet', meaning: '正在编写，别人看不到；写好后提交审批。' },
  submitted: { name: '待审', tone: 'accent', meaning: '等待本部门另一位同事审批，批准即发布。' },
  returned: { name: '已退回', tone: 'warn', meaning: '按退回意见修改后再提交。' },
  approved: { name: '已发布', tone: 'ok', meaning: '已成为政策的新版本。' },
};

/** The title of a draft, or that it has none yet. */
export const titleOf = ({ title }: { title: string }): string => title || '未命名的政策';

/** 公开属性 (政府信息公开条例 第十三至二十条). */
export const DISCLOSURES = [
  { value: 'active', label: '主动公开' },
  { value: 'onRequest', label: '依申请公开' },
  { value: 'none', label: '不予公开' },
] as const;

/** What 公开属性 is called. */
export const disclosureName = (value: string | null | undefined): string | null =>
  DISCLOSURES.find((one) => one.value === value)?.label ?? null;

type Means = NonNullable<DraftItem['benefit']>['means'];

/** How an enterprise is supported. */
export const MEANS: readonly { value: Means; label: string }[] = [
  { value: 'support', label: '给予资金（补助、奖励、返还）' },
  { value: 'reduction', label: '减免（税费、租金）' },
  { value: 'payable', label: '按优惠后的金额缴纳' },
  { value: 'honour', label: '荣誉或资格，没有资金' },
];

/** What a way of supporting is called. */
export const meansName = (value: Means | undefined): string | null =>
  MEANS.find((one) => one.value === value)?.label ?? null;
