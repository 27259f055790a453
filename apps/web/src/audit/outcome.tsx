import type { AuditOutcome } from '../api/types.js';
import { Mark, type Tone } from '../app/mark.js';

const OUTCOMES: Record<AuditOutcome, readonly [label: string, tone: Tone]> = {
  begun: ['已开始', 'quiet'],
  ok: ['成功', 'ok'],
  refused: ['被拒绝', 'warn'],
  failed: ['出错', 'bad'],
};

export const OUTCOME_OPTIONS = Object.entries(OUTCOMES).map(([value, [label]]) => ({ value, label }));

/** How it ended. */
export function Outcome({ outcome }: { outcome: AuditOutcome }) {
  const [label, tone] = OUTCOMES[outcome];
  return <Mark tone={tone}>{label}</Mark>;
}
