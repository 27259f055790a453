import { checkAmount } from '#matching';
import type { Vocabulary } from '#enterprises';
import { amount as amountShape } from '../benefit-shape.js';
import type { Benefit } from '../policy.js';
import type { DraftItem } from './draft-content.js';

/** What is wrong with a benefit: where in it, and what to do. */
interface BenefitFault {
  readonly pointer: string;
  readonly reason: string;
}

/** A benefit as it may be published, or what keeps it from that. None is a benefit whose amount was not published. */
export function reviewBenefit(
  benefit: DraftItem['benefit'],
  { fields }: Vocabulary,
): { benefit: Benefit | null; faults: BenefitFault[] } {
  if (benefit === null) return { benefit: null, faults: [] };
  const { amount: written, ...words } = benefit;
  const blank = words.text === '' ? [{ pointer: '/text', reason: '请写明支持内容' }] : [];
  if (written === undefined || written === null) return { benefit: words, faults: blank };
  const read = amountShape.safeParse(written);
  if (!read.success)
    return { benefit: null, faults: [...blank, ...read.error.issues.map(({ path }) => unfinished(path))] };
  const wrong = checkAmount(read.data, fields).map(({ pointer, message }) => ({
    pointer: `/amount${pointer}`,
    reason: message,
  }));
  return { benefit: { ...words, amount: read.data }, faults: [...blank, ...wrong] };
}

const asked: Readonly<Record<string, string>> = {
  value: '请填写金额（大于 0 的数，万元）',
  rate: '请填写比例（大于 0、不超过 1000%）',
  of: '请选择按哪项指标计算',
  by: '请选择按哪项指标分档',
  values: '请选择这一档包括哪些类别',
  cap: '封顶金额应大于 0；没有封顶就留空',
  tiers: '请至少写一档',
  bands: '请至少写一档',
};

/** An amount that is not finished is told by the field that is missing. */
function unfinished(path: readonly PropertyKey[]): BenefitFault {
  const key = path.findLast((step) => typeof step === 'string');
  const reason = asked[String(key)] ?? '金额还没有填写完整';
  return { pointer: ['/amount', ...path.map(String)].join('/'), reason };
}
