import type { Deputy } from '../api/types.js';
import type { Tone } from '../app/mark.js';

export interface DeputyState {
  readonly label: string;
  readonly tone: Tone;
  /** Whether it can still be ended. */
  readonly open: boolean;
}

/** How a deputy's time stands on a day (YYYY-MM-DD). */
export function deputyState({ starts, ends, endedAt }: Deputy, today: string): DeputyState {
  if (endedAt) return { label: '已取消', tone: 'quiet', open: false };
  if (ends < today) return { label: '已结束', tone: 'quiet', open: false };
  if (starts > today) return { label: '尚未开始', tone: 'accent', open: true };
  return { label: '代理中', tone: 'ok', open: true };
}
