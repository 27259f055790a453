import type { PushDetail } from '../api/types.js';
import { told } from '../text/told-count.js';

/** How many of those addressed will not be told, because they refuse to be chosen; nothing when nobody does. */
export function RefusingLine({ push: { refusing } }: { push: PushDetail }) {
  if (refusing === null || refusing.count === 0) return null;
  return <p>其中 {told(refusing)}拒绝个性化推送，不会收到，台账中另计。</p>;
}
