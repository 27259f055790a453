import type { TagRow } from '../api/types.js';

/** What narrows the tags; undefined narrows nothing. */
export interface TagFilter {
  query: string | undefined;
  group: string | undefined;
  kind: string | undefined;
  /** Used by a policy, by none, or new this year. */
  use: string | undefined;
}

/** The tags that match everything asked for. */
export function matchingTags(
  tags: readonly TagRow[],
  { query, group, kind, use }: TagFilter,
  year = new Date().getFullYear(),
): readonly TagRow[] {
  const uses: Record<string, (tag: TagRow) => boolean> = {
    policy: ({ policies }) => policies.length > 0,
    none: ({ policies }) => policies.length === 0,
    new: ({ introducedOn }) => introducedOn?.startsWith(String(year)) ?? false,
  };
  return tags.filter(
    (tag) =>
      (!query || `${tag.label}${tag.description}${tag.ruleText}`.includes(query)) &&
      (!group || tag.group === group) &&
      (!kind || tag.kind === kind) &&
      (!use || (uses[use]?.(tag) ?? true)),
  );
}
