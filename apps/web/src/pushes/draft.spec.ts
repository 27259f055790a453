import { describe, expect, it } from 'vitest';
import { NO_CHOICE } from './choice.js';
import { aimOf, EMPTY_DRAFT, faultsOf, inputOf, type Draft } from './draft.js';

const draft = (changes: Partial<Draft>): Draft => ({
  ...EMPTY_DRAFT,
  title: '稳岗返还开始申报',
  body: '请于 12 月 31 日前申报。',
  item: 'b6c7d7a4-5f0b-4d57-9a27-4a7f0f2f6a11',
  ...changes,
});

describe('a draft of a push', () => {
  it('names everything that is still missing', () => {
    expect(Object.keys(faultsOf({ ...EMPTY_DRAFT, segments: {} }))).toEqual([
      '/title',
      '/body',
      '/item',
      '/segments',
    ]);
  });

  it('is complete with title, text, item and a segment', () => {
    expect(faultsOf(draft({}))).toEqual({});
  });

  it('on a list is complete once the codes that were typed last have been checked', () => {
    const list = { id: 'b6c7d7a4-5f0b-4d57-9a27-4a7f0f2f6a12' } as Draft['list'];
    const listed = draft({ aim: 'list', list, codes: '91310113MA1GXXXXXX' });
    expect(faultsOf({ ...listed, unchecked: true })).toEqual({ '/item': '请先核对名单' });
    expect(faultsOf({ ...listed, unchecked: false })).toEqual({});
  });

  it('wants a web address where a link is given', () => {
    expect(faultsOf(draft({ link: 'javascript:alert(1)' }))).toHaveProperty(['/link']);
  });

  it('goes to the API with an item and without a rule', () => {
    const input = inputOf(draft({ segments: { eligible: ' 可以申报 ', undetermined: '' } }));
    expect(input.item).toBe('b6c7d7a4-5f0b-4d57-9a27-4a7f0f2f6a11');
    expect(input).not.toHaveProperty('rule');
    expect(input.segments).toEqual([{ segment: 'eligible', text: '可以申报' }, { segment: 'undetermined' }]);
  });

  it('goes to the API with the rule of its choice, and without the item chosen before', () => {
    const input = inputOf(draft({ aim: 'choice', choice: { ...NO_CHOICE, towns: ['310113109'] } }));
    expect(input.item).toBeNull();
    expect(input.rule).toEqual({
      combinator: 'and',
      rules: [{ field: 'town', operator: 'in', value: ['310113109'] }],
    });
  });

  it('keeps a rule that came from elsewhere as it is', () => {
    const rule = { combinator: 'and', not: true, rules: [] };
    expect(aimOf(draft({ aim: 'rule', rule }))).toEqual({ rule });
  });
});
