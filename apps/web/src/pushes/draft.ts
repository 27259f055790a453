import type { AudienceOf } from '../api/policies.js';
import type { NoticeKind, PushDetail, PushInput, SegmentKey } from '../api/types.js';
import { choiceOf, NO_CHOICE, ruleOf, type Choice } from './choice.js';

/** What an editor has in hand while writing a push. */
export interface Draft {
  kind: NoticeKind;
  title: string;
  body: string;
  link: string;
  /** At an item of a policy, at a choice of enterprises, or at a rule that came from elsewhere and stays as it is. */
  aim: 'item' | 'choice' | 'rule';
  policy?: string;
  item?: string;
  round?: string;
  choice: Choice;
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
  const choice = push.item ? undefined : choiceOf(push.rule);
  return {
    kind: push.kind,
    title: push.title,
    body: push.body,
    link: push.link ?? '',
    aim: push.item ? 'item' : choice ? 'choice' : 'rule',
    policy: push.policy?.code,
    item: push.item ?? undefined,
    round: push.round ?? undefined,
    choice: choice ?? NO_CHOICE,
    rule: push.item ? undefined : push.rule,
    segments: Object.fromEntries(push.segments.map(({ segment, text }) => [segment, text ?? ''])),
  };
}

/** Whom the draft is aimed at; undefined until that has been chosen. */
export function aimOf(draft: Draft): AudienceOf | undefined {
  if (draft.aim === 'item') return draft.item ? { item: draft.item } : undefined;
  const rule = draft.aim === 'rule' ? draft.rule : ruleOf(draft.choice);
  return rule ? { rule } : undefined;
}

const SEGMENT_KEYS: readonly SegmentKey[] = ['eligible', 'undetermined', 'needsPerson', 'nearMiss'];

export const chosenSegments = ({ segments }: Draft): SegmentKey[] =>
  SEGMENT_KEYS.filter((key) => segments[key] !== undefined);

/** The draft as the API takes it. */
export function inputOf(draft: Draft): PushInput {
  const aim = aimOf(draft);
  return {
    kind: draft.kind,
    title: draft.title.trim(),
    body: draft.body.trim(),
    link: draft.link.trim() || null,
    item: null,
    round: draft.aim === 'item' ? (draft.round ?? null) : null,
    ...aim,
    segments: chosenSegments(draft).map((segment) => {
      const text = draft.segments[segment]?.trim();
      return text ? { segment, text } : { segment };
    }),
    channels: ['page'],
  };
}

/** What must still be filled in, by JSON Pointer, as the server would say it. */
export function faultsOf(draft: Draft): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!draft.title.trim()) faults['/title'] = '请填写标题';
  if (!draft.body.trim()) faults['/body'] = '请填写正文';
  if (draft.link.trim() && !/^https?:\/\/\S+$/.test(draft.link.trim()))
    faults['/link'] = '网址应以 http:// 或 https:// 开头';
  if (!aimOf(draft))
    faults['/item'] = draft.aim === 'item' ? '请选择政策条目' : '请至少选一个街镇、行业或标签';
  if (chosenSegments(draft).length === 0) faults['/segments'] = '请至少选一个分组';
  return faults;
}
