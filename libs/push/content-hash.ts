import { createHash } from 'node:crypto';
import type { Notice } from './notice.js';
import type { Push } from './push.js';

/** Everything an approver answers for: change any of it and the approval is void. */
export type ApprovedContent = Pick<
  Push,
  'policy' | 'item' | 'round' | 'rule' | 'segments' | 'channels' | 'driftTolerance'
> & {
  /** Who stands on the list, where there is one instead of a rule. */
  readonly listDigest?: string | undefined;
  readonly notice: Pick<Notice, 'kind' | 'title' | 'body' | 'link' | 'department'>;
};

/** SHA-256 (hex) over the canonical form of what is approved; the order of keys does not matter. */
export function contentHash({
  notice,
  policy,
  item,
  round,
  rule,
  segments,
  channels,
  driftTolerance,
  listDigest,
}: ApprovedContent): string {
  const { kind, title, body, link, department } = notice;
  const content = {
    notice: { kind, title, body, link, department },
    policy,
    item,
    round,
    rule,
    segments,
    channels,
    driftTolerance,
    list: listDigest,
  };
  return createHash('sha256')
    .update(JSON.stringify(canonical(content)))
    .digest('hex');
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, canonical(each)]),
  );
}
