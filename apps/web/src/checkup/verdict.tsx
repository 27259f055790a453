import type { Verdict } from '../api/types.js';
import { Mark, type Tone } from '../app/mark.js';

/** The verdicts in the order in which a person cares about them, and what each means. */
export const VERDICTS: readonly { verdict: Verdict; name: string; meaning: string; tone: Tone }[] = [
  { verdict: 'eligible', name: '初步符合', meaning: '已有数据满足全部条件', tone: 'ok' },
  { verdict: 'undetermined', name: '待补充信息', meaning: '缺少数据，补充后才能判断', tone: 'warn' },
  {
    verdict: 'needsPerson',
    name: '需人工认定',
    meaning: '其余条件已满足，还有须由主管部门认定的条件',
    tone: 'accent',
  },
  { verdict: 'ineligible', name: '暂不符合', meaning: '至少有一项条件不满足', tone: 'quiet' },
  {
    verdict: 'notInForce',
    name: '不在有效期',
    meaning: '政策尚未开始、已结束，或当前没有开放的批次',
    tone: 'quiet',
  },
];

/** A verdict as a small label. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const word = VERDICTS.find((entry) => entry.verdict === verdict);
  return <Mark tone={word?.tone ?? 'quiet'}>{word?.name ?? verdict}</Mark>;
}
