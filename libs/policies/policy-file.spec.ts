import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '#enterprises';
import { readPolicyFile } from './policy-file.js';

const vocabulary = await loadVocabulary('config');

const condition = { field: 'staff', operator: '<=', value: 30 };
const item = {
  code: 'one',
  title: '条目',
  rule: { combinator: 'and', rules: [condition] },
  cases: [{ name: '恰在线上', facts: { staff: 30 }, expect: 'eligible' }],
};
const policy = {
  code: 'some-policy',
  department: 'ecoc',
  title: '某政策',
  summary: '摘要',
  source: '来源',
  items: [item],
};

const read = (change: object) =>
  readPolicyFile('policies/some.yaml', JSON.stringify({ ...policy, ...change }), vocabulary, '2026-11-25');
const readItem = (change: object) => read({ items: [{ ...item, ...change }] });
const ruleOf = (...rules: object[]) => ({ combinator: 'and', rules });

describe('a policy file', () => {
  it('is taken when its rules and cases are in order', () => {
    expect(read({}).items.map(({ code }) => code)).toEqual(['one']);
  });

  it.each([
    ['a key that nobody knows', { colour: 'red' }, 'colour'],
    ['no title', { title: '' }, 'title'],
    ['a code with capitals', { code: 'Some' }, 'code：代码只能用小写字母、数字和连字符'],
    ['a day that there is not', { validFrom: '2026-02-30' }, 'validFrom：日期应为 YYYY-MM-DD'],
    [
      'an end before its beginning',
      { validFrom: '2026-02-01', validTo: '2026-01-31' },
      'validTo：失效日期早于生效日期',
    ],
    [
      'a round that closes before it opens',
      { rounds: [{ code: '1', title: '一', opens: '2026-02-01', closes: '2026-01-31' }] },
      'rounds[0].closes：截止日期早于开始日期',
    ],
    ['two items of one code', { items: [item, item] }, 'items[1].code：代码“one”重复'],
    ['no item', { items: [] }, 'items'],
  ])('is refused for %s, with the place', (_, change, reason) => {
    expect(() => read(change)).toThrow(reason);
  });

  it.each([
    [
      'a fact that nobody knows',
      ruleOf({ ...condition, field: 'colour' }),
      /rule\.rules\[0\]\.field：.*colour/,
    ],
    [
      'an operator of other facts',
      ruleOf({ ...condition, operator: 'containsAll' }),
      /rule\.rules\[0\]\.operator：/,
    ],
    ['a value of another kind', ruleOf({ ...condition, value: '很多' }), /rule\.rules\[0\]\.value：/],
    ['a group without conditions', ruleOf(ruleOf()), /rule\.rules\[0\]\.rules：/],
  ])('is refused for a rule with %s, with file, line and place', (_, rule, place) => {
    const refused = () => readItem({ rule });
    expect(refused).toThrow('policies/some.yaml 有 1 处错误');
    expect(refused).toThrow(new RegExp(`第 \\d+ 行 items\\[0\\]\\.${place.source}`));
  });

  it('is refused for a benefit that is counted in a fact which is no number', () => {
    const amount = { kind: 'rate', of: 'town', rate: 0.5 };
    expect(() => readItem({ benefit: { text: '一半', amount } })).toThrow(
      /items\[0\]\.benefit\.amount\.of：/,
    );
  });

  it.each([
    [{ facts: { staff: 31 } }, '用例“恰在线上”：应为 eligible，实为 ineligible'],
    [{ facts: {} }, '应为 eligible，实为 undetermined'],
    [{ facts: { colour: 1 } }, '没有指标“colour”'],
    [{ facts: {}, expect: 'undetermined', missing: ['revenue'] }, '应缺 revenue，实缺 staff'],
    [{ facts: { staff: 31 }, expect: 'ineligible', nearMiss: false }, '差一项应为 false，实为 true'],
  ])('is refused for a case that comes out otherwise: %j', (change, reason) => {
    const refused = () => readItem({ cases: [{ ...item.cases[0], ...change }] });
    expect(refused).toThrow(`items[0].cases[0]：`);
    expect(refused).toThrow(reason);
  });

  it('is refused for an item without a case', () => {
    expect(() => readItem({ cases: [] })).toThrow('items[0].cases：每个条目至少要有一个测试用例');
  });
});
