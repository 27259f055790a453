import type { AudienceOf } from '../api/policies.js';
import type { CodeList, NoticeKind, PushDetail, PushInput, SegmentKey } from '../api/types.js';
import { choiceOf, NO_CHOICE, ruleOf, type Choice } from './choice.js';

/** What an editor has in hand while writing a push. */
export interface Draft {
  kind: NoticeKind;
  title: string;
  body: string;
  link: string;
  /** At an item of a policy, a choice of enterprises, a list, or a rule that came from elsewhere and stays as it is. */
  aim: 'item' | 'choice' | 'list' | 'rule';
  policy?: string;
  item?: string;
  round?: string;
  choice: Choice;
  list?: CodeList | undefined;
  /** Codes as they were typed. */
  codes?: string;
  /** Codes were typed since the list was checked, and are not on it. */
  unchecked?: boolean;
  rule?: unknown;
  /** The chosen segments and the text that each gets besides. */
  segments: Partial<Record<SegmentKey, string>>;
}

/** Changes some of a draft. */
export type Change = (changes: Partial<Draft>) => void;

export const EMPTY_DRAFT: Draft = {
  kind: 'policy',
  title: '',
  body: '',
  link: '',
  aim: 'item',
  choice: NO_CHOICE,
  segments: { eligible: '' },
};

/** A push as a draft again. */
export function draftOf(push: PushDetail): Draft {
  return {
    kind: push.kind,
    title: push.title,
    body: push.body,
    link: push.link ?? '',
    ...aimedAt(push),
    policy: push.policy?.code,
    round: push.round ?? undefined,
    segments: Object.fromEntries(push.segments.map(({ segment, text }) => [segment, text ?? ''])),
  };
}

function aimedAt({ item, list, rule }: PushDetail): Pick<Draft, 'aim' | 'item' | 'list' | 'choice' | 'rule'> {
  if (item) return { aim: 'item', item, choice: NO_CHOICE };
  if (list) return { aim: 'list', list, choice: NO_CHOICE };
  const choice = choiceOf(rule);
  return choice ? { aim: 'choice', choice, rule } : { aim: 'rule', choice: NO_CHOICE, rule };
}

/** The rule that the draft is aimed by; undefined until that has been chosen, and with a list. */
export function aimOf(draft: Draft): AudienceOf | undefined {
  if (draft.aim === 'list') return undefined;
  if (draft.aim === 'item') return draft.item ? { item: draft.item } : undefined;
  const rule = draft.aim === 'rule' ? draft.rule : ruleOf(draft.choice);
  return rule ? { rule } : undefined;
}

/** Everybody on a list is told the same. */
const WHOLE_LIST: PushInput['segments'] = [{ segment: 'eligible' }];

const SEGMENT_KEYS: readonly SegmentKey[] = ['eligible', 'undetermined', 'needsPerson', 'nearMiss'];

export const chosenSegments = ({ segments }: Draft): SegmentKey[] =>
  SEGMENT_KEYS.filter((key) => segments[key] !== undefined);

/** The draft as the API takes it. */
export function inputOf(draft: Draft): PushInput {
  const aim = draft.aim === 'list' ? { list: draft.list?.id } : aimOf(draft);
  return {
    kind: draft.kind,
    title: draft.title.trim(),
    body: draft.body.trim(),
    link: draft.link.trim() || null,
    item: null,
    round: draft.aim === 'item' ? (draft.round ?? null) : null,
    ...aim,
    segments: draft.aim === 'list' ? WHOLE_LIST : chosenSegments(draft).map((key) => segmentOf(draft, key)),
    channels: ['page'],
  };
}

function segmentOf({ segments }: Draft, segment: SegmentKey): PushInput['segments'][number] {
  const text = segments[segment]?.trim();
  return text ? { segment, text } : { segment };
}

const NO_AIM = {
  item: '请选择政策条目',
  choice: '请至少选一个街镇、行业或标签',
  list: '请先核对名单',
  rule: '请给出条件',
} as const;

const isAimed = (draft: Draft): boolean =>
  draft.aim === 'list' ? draft.list !== undefined && !draft.unchecked : aimOf(draft) !== undefined;

/** What must still be filled in, by JSON Pointer, as the server would say it. */
export function faultsOf(draft: Draft): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!draft.title.trim()) faults['/title'] = '请填写标题';
  if (!draft.body.trim()) faults['/body'] = '请填写正文';
  if (draft.link.trim() && !/^https?:\/\/\S+$/.test(draft.link.trim()))
    faults['/link'] = '网址应以 http:// 或 https:// 开头';
  if (!isAimed(draft)) faults['/item'] = NO_AIM[draft.aim];
  if (draft.aim !== 'list' && chosenSegments(draft).length === 0) faults['/segments'] = '请至少选一个分组';
  return faults;
}
