import type { FeedReport } from '../api/types.js';

/** How often a feed comes in. */
export const CADENCES: Record<FeedReport['cadence'], string> = {
  daily: '每日',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季',
  yearly: '每年',
};
