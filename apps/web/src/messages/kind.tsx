import type { NoticeKind } from '../api/types.js';
import { Mark } from '../app/mark.js';

export const KIND_NAMES: Record<NoticeKind, string> = {
  policy: '政策',
  reminder: '提醒',
  hotNews: '热点',
  live: '直播',
};

/** What kind of notice it is. */
export function KindMark({ kind }: { kind: NoticeKind }) {
  return <Mark tone={kind === 'reminder' ? 'warn' : 'accent'}>{KIND_NAMES[kind]}</Mark>;
}
