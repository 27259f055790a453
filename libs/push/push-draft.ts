import type { RuleGroup } from '#matching';
import type { NoticeKind } from './notice.js';
import type { AddressedSegment, ChannelName } from './push.js';

/** What a department writes: content, whom it is for, and by which channels. */
export interface PushDraft {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
  /** A policy item, whose rule is then used … */
  readonly item: string | null;
  readonly round: string | null;
  /** … or a rule of the draft's own … */
  readonly rule?: unknown;
  /** … or a list of enterprises that was given before. */
  readonly list?: string | null;
  readonly segments: readonly AddressedSegment[];
  readonly channels: readonly ChannelName[];
}

/** A draft whose references and rule have been checked. */
export interface CheckedDraft extends Omit<PushDraft, 'rule' | 'list'> {
  readonly rule: RuleGroup | null;
  readonly list: string | null;
  /** Who stands on the list; undefined without one. */
  readonly listDigest: string | undefined;
  readonly policy: string | null;
}
