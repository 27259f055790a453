import type { ApiKey } from '../api/types.js';

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** Whether a key ends within a month, so that its successor should be handed out. */
export function endsSoon(
  { state, expiresAt }: Pick<ApiKey, 'state' | 'expiresAt'>,
  now = new Date(),
): boolean {
  const left = new Date(expiresAt).getTime() - now.getTime();
  return state === 'active' && left <= SOON_DAYS * DAY_MS;
}
