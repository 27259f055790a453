import { describe, expect, it } from 'vitest';
import type { DraftItem } from '../api/types.js';
import type { RuleGroup } from '../rules/rule.js';
import { anchorsOf, marked, withClause } from './marks.js';

const body = '一、支持对象\n裁员率不高\n于5.5%的企业，可以申请返还。\n二、其他\n参保12个月以上。';
const clause = '裁员率不高于5.5%的企业';

const condition = (quote?: string, id?: string) => ({
  ...(id && { id }),
  field: 'layoffRate',
  operator: '<=',
  value: 5.5,
  ...(quote && { meta: { label: '裁员率', quote } }),
});
const itemWith = (rules: RuleGroup['rules'], marks: DraftItem['marks'] = []): DraftItem => ({
  code: '',
  title: '返还',
  rule: { combinator: 'and', rules },
  benefit: null,
  exclusionGroup: '',
  advice: '',
  marks,
});
const wordsAt = (span: { start: number; end: number } | undefined) =>
  span && body.slice(span.start, span.end);

describe('A clause', () => {
  it('is found in a text that breaks its lines elsewhere', () => {
    const [anchor] = anchorsOf([itemWith([condition(clause)])], body);
    expect(wordsAt(anchor?.span)).toBe('裁员率不高\n于5.5%的企业');
  });

  it('that is not in the text has no place there, and gets no mark', () => {
    const item = itemWith([condition('裁员率不高于6%')]);
    expect(anchorsOf([item], body)[0]?.span).toBeUndefined();
    expect(marked(item, body).marks).toEqual([]);
  });

  it('that is selected becomes the quote of the condition, in one line, and stays where it was selected', () => {
    const twice = `${clause}。${clause}。`;
    const start = twice.lastIndexOf(clause);
    const span = { start, end: start + clause.length };
    const item = withClause(itemWith([condition()]), '/rules/0', span, twice, '人社部通知');
    const [quoting] = (item.rule as RuleGroup).rules;
    expect(quoting?.meta).toMatchObject({ quote: clause, source: '人社部通知' });
    expect(anchorsOf([item], twice)[0]?.span).toEqual(span);
  });

  it('keeps a source that was written by hand', () => {
    const item = itemWith([{ ...condition(), meta: { source: '第三条' } }]);
    const { rule } = withClause(item, '/rules/0', { start: 0, end: 6 }, body, '别的');
    expect((rule as RuleGroup).rules[0]?.meta?.source).toBe('第三条');
  });
});

describe('An item as it is kept', () => {
  it('has a mark for each clause, held by the id of its condition', () => {
    const kept = marked(itemWith([condition(clause), condition('参保12个月以上', 'mine')]), body);
    const ids = (kept.rule as RuleGroup).rules.map(({ id }) => id);
    expect(ids).toEqual(['c1', 'mine']);
    expect(kept.marks.map((mark) => [mark.condition, mark.quote])).toEqual([
      ['c1', '裁员率不高\n于5.5%的企业'],
      ['mine', '参保12个月以上'],
    ]);
  });

  it('gives a copied condition an id of its own', () => {
    const kept = marked(itemWith([condition(clause, 'c1'), condition(clause, 'c1')]), body);
    expect(kept.marks.map((mark) => mark.condition)).toEqual(['c1', 'c2']);
  });

  it('finds its marks anew in another document, where they moved to', () => {
    const before = marked(itemWith([condition(clause)]), body);
    const longer = `附件\n${clause}`;
    expect(marked(before, longer).marks).toEqual([
      { condition: 'c1', start: 3, end: 3 + clause.length, quote: clause },
    ]);
  });

  it('leaves conditions without a clause as they are', () => {
    const item = itemWith([condition()]);
    expect(marked(item, body).rule).toEqual(item.rule);
  });
});
