import type { RoleGrant } from '../api/types.js';
import type { Tone } from '../app/mark.js';

export interface GrantState {
  readonly label: string;
  readonly tone: Tone;
  /** Whether it can still be taken away. */
  readonly open: boolean;
}

/** How a grant stands on a day (YYYY-MM-DD): taken away, to come, in force, or over. */
export function grantState({ starts, ends, endedAt }: RoleGrant, today: string): GrantState {
  if (endedAt) return { label: '已收回', tone: 'quiet', open: false };
  if (ends !== null && ends < today) return { label: '已到期', tone: 'quiet', open: false };
  if (starts > today) return { label: '尚未开始', tone: 'accent', open: true };
  return { label: '有效', tone: 'ok', open: true };
}
