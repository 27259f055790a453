import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '#enterprises';
import { DictionaryView } from './dictionary-view.js';

const view = new DictionaryView(await loadVocabulary('config'));
const rule = { combinator: 'and', rules: [{ field: 'insuredStaff', operator: '<=', value: 30 }] };

/** What is said of a word of which one thing was changed. */
function said(name: string, before: string, after: string) {
  const [change] = view.changes([
    { kind: 'changed', key: 'few', label: '人少', details: [{ name, before, after }] },
  ]);
  return change?.details;
}

describe('What a version of a dictionary changed', () => {
  it.each([
    ['editable', 'false', 'true', ['企业可改变', '否', '是']],
    ['feeds', '["税务"]', '["税务","年报"]', ['来源（优先的在前）', '税务', '税务、年报']],
    ['description', '人数', '[试行] 人数', ['说明', '人数', '[试行] 人数']],
    ['rule', '', '{"field":"gone"}', ['规则', '', '{"field":"gone"}']],
  ])('is said in Chinese: %s', (name, before, after, [called, was, is]) => {
    expect(said(name, before, after)).toEqual([{ name: called, before: was, after: is }]);
  });

  it('is said in sentences of a rule', () => {
    expect(said('rule', '', JSON.stringify(rule))?.[0]?.after).toMatch(/参保人数.*30/);
  });
});
