import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDepartments } from '../standards/department.js';
import { loadFeeds } from './feed.js';

const config = (name: string) => readFileSync(new URL(`../../../config/${name}`, import.meta.url), 'utf8');
const departments = loadDepartments(config('departments.yaml'));

const FEED = {
  name: '税务',
  department: 'tax',
  cadence: 'yearly',
  origin: '申报',
  legalBasis: '《中华人民共和国税收征收管理法》',
  sharing: '有条件共享',
  seenBy: ['ecoc'],
  description: '说明',
};
const load = (...changes: object[]) =>
  loadFeeds(JSON.stringify({ feeds: changes.map((change) => ({ ...FEED, ...change })) }), departments);

describe('the feeds', () => {
  it('are the district’s, each of a department, none from a survey', () => {
    const feeds = loadFeeds(config('feeds.yaml'), departments);
    expect(feeds.get('税务')).toMatchObject({ department: 'tax', cadence: 'yearly' });
    expect([...feeds.keys()]).not.toContain('统计');
  });

  it.each([
    ['whose data were got by a survey', { origin: '统计调查' }, 'origin'],
    ['that calls itself one, whatever it says of its origin', { name: '统计' }, 'name'],
  ])('refuse one %s: 统计法 forbids another use', (_, change, place) => {
    expect(() => load(change)).toThrow(`feeds[0].${place}：统计调查取得的资料不得用于统计以外的目的`);
  });

  it.each([
    ['a department that is not there', [{ department: 'moon' }], 'feeds[0].department：部门“moon”不在'],
    ['a viewer that is not there', [{ seenBy: ['ecoc', 'moon'] }], 'feeds[0].seenBy[1]：部门“moon”不在'],
    ['a name that stands twice', [{}, {}], 'feeds[1].name：来源“税务”重复'],
    ['a cadence that nobody knows', [{ cadence: 'often' }], 'feeds[0].cadence'],
  ])('refuse %s', (_, changes, message) => {
    expect(() => load(...changes)).toThrow(message);
  });
});

describe('the departments', () => {
  it('refuse a code that stands twice', () => {
    const twice = { departments: [1, 2].map(() => ({ code: 'tax', name: '税务局', short: '税务' })) };
    expect(() => loadDepartments(JSON.stringify(twice))).toThrow('departments[1].code：部门代码“tax”重复');
  });
});
