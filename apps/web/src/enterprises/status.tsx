import type { EnterpriseStatus } from '../api/types.js';
import { Mark, type Tone } from '../app/mark.js';

const STATUSES: Record<EnterpriseStatus, { name: string; tone: Tone }> = {
  active: { name: '在业', tone: 'ok' },
  deregistered: { name: '已注销', tone: 'quiet' },
  merged: { name: '已合并', tone: 'quiet' },
};

export const STATUS_OPTIONS = Object.entries(STATUSES).map(([value, { name }]) => ({ value, label: name }));

/** Whether an enterprise is in business, as a small label. */
export function EnterpriseStatusMark({ status }: { status: EnterpriseStatus }) {
  return <Mark tone={STATUSES[status].tone}>{STATUSES[status].name}</Mark>;
}
