import type { AudienceSizes, SegmentKey } from '../api/types.js';
import { together, type ToldCount } from '../text/told-count.js';

/** The segments a push may go to, in order, and what each means. */
export const SEGMENTS: readonly { key: SegmentKey; name: string; meaning: string }[] = [
  { key: 'eligible', name: '初步符合', meaning: '已有数据满足全部条件' },
  { key: 'undetermined', name: '待补充信息', meaning: '缺少数据，补充后才能判断' },
  { key: 'needsPerson', name: '需人工认定', meaning: '还有须由部门认定的条件' },
  { key: 'nearMiss', name: '差一项', meaning: '只有一项条件不满足' },
];

/** The name of a segment; a word that is no key is a name already. */
export const segmentName = (key: string): string => SEGMENTS.find((one) => one.key === key)?.name ?? key;

/** How many enterprises the chosen segments have together; segments never overlap. */
export const reachOf = (sizes: AudienceSizes, chosen: readonly SegmentKey[]): ToldCount =>
  together(chosen.map((key) => sizes[key]));
