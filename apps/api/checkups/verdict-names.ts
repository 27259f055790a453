import type { Verdict } from '#matching';

/** What a verdict is called, in the same words everywhere. */
export const verdictNames: Readonly<Record<Verdict, string>> = {
  eligible: '初步符合',
  undetermined: '待补充信息',
  needsPerson: '需人工认定',
  ineligible: '暂不符合',
  notInForce: '不在有效期',
};
