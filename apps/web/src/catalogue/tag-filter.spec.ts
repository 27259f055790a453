import { describe, expect, it } from 'vitest';
import type { TagRow } from '../api/types.js';
import { matchingTags } from './tag-filter.js';

const tag = (code: string, more: Partial<TagRow> = {}): TagRow => ({
  code,
  label: code,
  group: '规模',
  description: '',
  kind: 'derived',
  ruleText: '',
  members: { count: 0 },
  undetermined: { count: 0 },
  policies: [],
  tags: [],
  introducedOn: null,
  ...more,
});
const all = [
  tag('a', { label: '小微企业', policies: [{ code: 'p', title: '政策' }] }),
  tag('b', { kind: 'asserted', group: '服务', introducedOn: '2026-03-01' }),
  tag('c', { ruleText: '从业人数 ≤ 300 人', introducedOn: '2025-12-31' }),
];
const nothing = { query: undefined, group: undefined, kind: undefined, use: undefined };
const codes = (filter: Partial<typeof nothing> | Record<string, string>) =>
  matchingTags(all, { ...nothing, ...filter }, 2026).map(({ code }) => code);

describe('the tags', () => {
  it('are all shown when nothing narrows them', () => expect(codes({})).toEqual(['a', 'b', 'c']));

  it.each([
    [{ query: '小微' }, ['a']],
    [{ query: '从业' }, ['c']],
    [{ group: '服务' }, ['b']],
    [{ kind: 'derived' }, ['a', 'c']],
    [{ use: 'policy' }, ['a']],
    [{ use: 'none' }, ['b', 'c']],
    [{ use: 'new' }, ['b']],
    [{ use: 'new', kind: 'derived' }, []],
    [{ use: 'whatever somebody wrote' }, ['a', 'b', 'c']],
  ])('narrowed by %j are %j', (filter, expected) => expect(codes(filter)).toEqual(expected));
});
