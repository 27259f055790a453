import { describe, expect, it } from 'vitest';
import type { Fact } from '../api/types.js';
import { matchingFacts } from './fact-filter.js';

const fact = (label: string, more: Partial<Fact> = {}): Fact => ({
  key: label,
  label,
  type: 'number',
  derived: false,
  feeds: ['税务'],
  department: '区税务局',
  seenBy: null,
  legalBasis: '《税收征收管理法》',
  sharing: '有条件共享',
  staleAfterMonths: 18,
  usedByTags: [],
  ...more,
});
const facts = [
  fact('营业收入', { usedByTags: [{ code: 'a', label: '规模' }] }),
  fact('从业人数', { feeds: ['税务', '年报'] }),
  fact('企业年龄', { feeds: [], feed: '系统推算', sharing: '无条件共享' }),
];
const found = (filter: Parameters<typeof matchingFacts>[1]) =>
  matchingFacts(facts, filter).map(({ label }) => label);

describe('Narrowing the facts', () => {
  it.each([
    ['nothing', {}, ['营业收入', '从业人数', '企业年龄']],
    ['words of name and basis', { query: '收入 税收' }, ['营业收入']],
    ['a feed that comes second', { feed: '年报' }, ['从业人数']],
    ['the system', { feed: '系统推算' }, ['企业年龄']],
    ['a sharing class', { sharing: '无条件共享' }, ['企业年龄']],
    ['what no tag uses', { use: 'none' }, ['从业人数', '企业年龄']],
    ['what tags use', { use: 'tags' }, ['营业收入']],
  ])('by %s', (_, filter, expected) => {
    expect(found(filter)).toEqual(expected);
  });
});
