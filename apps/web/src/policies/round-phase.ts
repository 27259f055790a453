import { dayOf } from '../text/day.js';

interface Window {
  readonly open: boolean;
  readonly closes: string | null;
}

/** Where a round stands today: 开放中, 已截止, or 未开放 when its days are still to come or not known. */
export function roundPhase({ open, closes }: Window): string {
  if (open) return '开放中';
  return closes !== null && closes < dayOf(new Date()) ? '已截止' : '未开放';
}
