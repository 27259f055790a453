import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boundaryCases, checkup } from '#matching';
import { loadFacts } from '../facts/fact-catalogue.js';
import { loadIndustries } from '../standards/industry.js';
import { loadTags } from './tag-file.js';
import { loadFeeds } from '../feeds/feed.js';
import { loadDepartments } from '../standards/department.js';
import { loadTowns } from '../standards/town.js';

const config = (name: string) => readFileSync(new URL(`../../../config/${name}`, import.meta.url), 'utf8');
const industries = loadIndustries(config('industries.csv'));
const feeds = loadFeeds(config('feeds.yaml'), loadDepartments(config('departments.yaml')));
const facts = loadFacts(config('facts.yaml'), { towns: loadTowns(config('towns.csv')), feeds });

/** What every tag of these tests that rests on bad faith in the end must say. */
const DISHONEST = { yes: [{ dishonest: true }], no: [{ dishonest: false }], unknown: [{}] };

const rule = (field: string, value: unknown = true) => ({
  combinator: 'and',
  rules: [{ field, operator: '=', value }],
});
const tag = (code: string, rules: unknown) => ({
  code,
  label: code,
  group: '组',
  description: '说明',
  rule: rules,
  cases: DISHONEST,
});
const load = (...tags: unknown[]) => loadTags(JSON.stringify({ tags }), facts, industries);

describe('tag catalogue', () => {
  const catalogue = loadTags(config('tags.yaml'), facts, industries);

  it('loads the district’s tags, each as a field that rules may name', () => {
    expect(catalogue.tags.length).toBeGreaterThanOrEqual(73);
    expect(catalogue.byCode.get('high-tech')?.field).toEqual({
      key: 'tag:high-tech',
      label: '高新技术企业',
      type: 'boolean',
      feed: '标签·资质',
    });
  });

  it('puts every tag behind those it names', () => {
    const codes = catalogue.tags.map(({ code }) => code);
    for (const needed of ['high-tech', 'research-intensive', 'ip-holder', 'good-credit'])
      expect(codes.indexOf(needed)).toBeLessThan(codes.indexOf('high-tech-candidate'));
    const { tags } = load(tag('b', rule('tag:a')), tag('a', rule('dishonest')));
    expect(tags.map(({ code }) => code)).toEqual(['a', 'b']);
  });

  it('lets departments give a tag by lists instead of a rule, which other tags may name', () => {
    const { rule: _none, cases: _neither, ...head } = tag('listed', undefined);
    const cases = { yes: [{ 'tag:listed': true }], no: [{ 'tag:listed': false }], unknown: [{}] };
    const listed = { ...tag('b', rule('tag:listed')), cases };
    const { tags } = load(listed, { ...head, assertedBy: ['ecoc'] });
    expect(tags.map(({ code, kind }) => [code, kind])).toEqual([
      ['listed', 'asserted'],
      ['b', 'derived'],
    ]);
    expect(() => load(head)).toThrow('标签应写规则 rule 或认定部门 assertedBy 之一');
    expect(() => load({ ...tag('both', rule('dishonest')), assertedBy: ['ecoc'] })).toThrow('之一');
  });

  it.each([
    [['small', 'micro'], 'yes'],
    [['medium', 'small', 'micro'], 'unknown'],
    ['notApplicable', 'no'],
    [undefined, 'unknown'],
  ] as const)('says of an enterprise graded %s whether it is small or micro: %s', (sizeGrade, truth) => {
    const smallMicro = catalogue.byCode.get('small-micro');
    if (smallMicro?.kind !== 'derived') throw new Error('no such tag');
    const context = { today: '2026-11-23', industries, catalogue: facts.byKey };
    expect(checkup(smallMicro.rule, { sizeGrade }, context).root.truth).toBe(truth);
  });
});

describe('the cases of a tag', () => {
  const wealthy = {
    ...tag('wealthy', { combinator: 'and', rules: [{ field: 'revenue', operator: '>=', value: 100 }] }),
    cases: { yes: [{ revenue: 100 }], no: [{ revenue: 99 }], unknown: [{}] },
  };
  const withCases = (change: object) => load({ ...wealthy, cases: { ...wealthy.cases, ...change } });

  it('let a tag in when all come out as written', () => {
    expect(load(wealthy).tags).toHaveLength(1);
  });

  it.each([
    [
      'a case that comes out otherwise',
      { yes: [{ revenue: 99 }] },
      'tags[0].cases.yes[0]：应为 yes，实为 no',
    ],
    ['a missing figure taken for a no', { no: [{ staff: 5 }] }, 'tags[0].cases.no[0]：应为 no，实为 unknown'],
    ['a fact that nobody knows', { no: [{ colour: 1 }] }, 'tags[0].cases.no[0]：没有指标“colour”'],
    ['no case of an unknown figure', { unknown: [] }, 'tags[0].cases.unknown：须有缺数据时无法判断的用例'],
    ['no case of a yes', { yes: [] }, 'tags[0].cases.yes'],
  ])('keep it out for %s', (_, change, message) => {
    expect(() => withCases(change)).toThrow(message);
  });

  it('must be there unless the tag is given by lists', () => {
    const { cases: _none, ...bare } = wealthy;
    expect(() => load(bare)).toThrow('须写测试用例 cases');
  });

  it('need none of an unknown where nothing can be missing', () => {
    const shop = tag('shop', rule('bodyType', 'individual'));
    const cases = { yes: [{ uscc: '92310113MA1GNB9C6X' }], no: [{}] };
    expect(load({ ...shop, cases }).tags).toHaveLength(1);
  });
});

describe('the generated cases at the thresholds of a tag', () => {
  const catalogue = loadTags(config('tags.yaml'), facts, industries);
  const fields = new Map([...facts.fields, ...catalogue.fields].map((field) => [field.key, field]));
  const context = { today: '2026-06-30', industries, catalogue: fields };
  const derived = catalogue.tags.filter((each) => each.kind === 'derived');

  it.each(derived)(
    '$code: tell every condition apart, and give it to nobody for a missing figure',
    (each) => {
      const found = boundaryCases(each.rule, context);
      expect(found.length).toBeGreaterThan(0);
      for (const { pointer, decides, cases } of found) {
        expect([pointer, decides]).toEqual([pointer, true]);
        const verdicts = new Map(cases.map(({ place, verdict }) => [place, verdict]));
        expect([pointer, verdicts.get('missing')]).not.toEqual([pointer, 'eligible']);
      }
    },
  );

  it('notice a threshold that is off by one', () => {
    const scale = catalogue.byCode.get('industrial-scale');
    if (scale?.kind !== 'derived') throw new Error('no such tag');
    const wrong = JSON.parse(JSON.stringify(scale.rule).replace('2000', '2001')) as typeof scale.rule;
    const at = (place: string) =>
      boundaryCases(scale.rule, context).flatMap(({ cases }) => cases.filter((each) => each.place === place));
    const judged = at('at').map((each) => checkup(wrong, each.facts, context).verdict);
    expect(judged).not.toEqual(at('at').map(({ verdict }) => verdict));
  });
});

describe('a faulty tag catalogue', () => {
  it('is refused with line, place and reason of each faulty rule', () => {
    const yaml = `tags:
  - code: odd
    label: 怪
    group: 组
    description: 说明
    cases: { yes: [{}], no: [{}] }
    rule:
      combinator: and
      rules:
        - { field: colour, operator: '=', value: red }
        - { field: staff, operator: '=', value: many }
`;
    const refused = () => loadTags(yaml, facts, industries);
    expect(refused).toThrow('config/tags.yaml 有 2 处错误');
    expect(refused).toThrow(/第 10 行 tags\[0\]\.rule\.rules\[0\]\.field：.*colour/);
    expect(refused).toThrow(/第 11 行 tags\[0\]\.rule\.rules\[1\]\.value：/);
  });

  it('is refused for a tag that is named but not there', () => {
    expect(() => load(tag('a', rule('tag:b')))).toThrow('tag:b');
  });

  it('is refused for tags that need each other in a circle', () => {
    expect(() => load(tag('a', rule('tag:b')), tag('b', rule('tag:c')), tag('c', rule('tag:b')))).toThrow(
      '标签相互引用成环：b → c → b',
    );
    expect(() => load(tag('a', rule('tag:a')))).toThrow('a → a');
  });

  it('is refused for a code that is used twice', () => {
    expect(() => load(tag('a', rule('dishonest')), tag('a', rule('dishonest')))).toThrow('标签“a”重复');
  });

  it('is refused for a key that nobody knows', () => {
    expect(() => load({ ...tag('a', rule('dishonest')), colour: 'red' })).toThrow('colour');
  });
});
