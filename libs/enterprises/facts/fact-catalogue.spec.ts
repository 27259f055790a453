import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CatalogueFileError } from '../catalogue-file.js';
import { loadFacts } from './fact-catalogue.js';
import { headerOf } from './fact-header.js';
import { loadFeeds } from '../feeds/feed.js';
import { loadDepartments } from '../standards/department.js';
import { loadTowns } from '../standards/town.js';

const config = (name: string) => readFileSync(new URL(`../../../config/${name}`, import.meta.url), 'utf8');
const towns = loadTowns(config('towns.csv'));
const feeds = loadFeeds(config('feeds.yaml'), loadDepartments(config('departments.yaml')));
const catalogue = loadFacts(config('facts.yaml'), { towns, feeds });

const IDENTITY = `identity:
  uscc: { label: 信用代码 }
  name: { label: 名称 }
  status: { label: 状态 }
`;
const STAFF = { key: 'staff', label: '人数', type: 'number', unit: '人', period: '当前', feed: '税务' };

function yamlWith(...facts: Record<string, unknown>[]): string {
  const entries = facts.map((fact) => ({ ...STAFF, description: '说明', editable: true, ...fact }));
  return IDENTITY + `facts:\n${entries.map((entry) => `  - ${JSON.stringify(entry)}\n`).join('')}`;
}

function faultsOf(yamlText: string): CatalogueFileError {
  try {
    loadFacts(yamlText, { towns, feeds });
  } catch (error) {
    if (error instanceof CatalogueFileError) return error;
    throw error;
  }
  throw new Error('expected the catalogue to be refused');
}

describe('fact catalogue', () => {
  it('loads the district’s facts, with the derived ones apart', () => {
    expect(catalogue.facts.filter(({ base }) => base === undefined)).toHaveLength(95);
    expect(catalogue.facts).toHaveLength(102);
    expect(catalogue.fields.map((field) => field.key)).toContain('sizeGrade');
    expect(catalogue.importable.map((fact) => fact.key)).not.toContain('sizeGrade');
    expect(catalogue.importable).toHaveLength(88);
  });

  it('takes the options of the town from the table of towns', () => {
    expect(catalogue.byKey.get('town')?.options).toContainEqual({
      value: '310113101',
      label: '罗店镇',
      aliases: ['罗店'],
    });
  });

  it.each([
    ['统一社会信用代码', 'uscc'],
    ['企业名称', 'name'],
    [' 经营 状态 ', 'status'],
  ])('recognises the header “%s” as %s', (header, column) => {
    expect(catalogue.byHeader(header)).toBe(column);
  });

  it.each([
    ['营业收入', 'revenue'],
    ['营业收入（万元）', 'revenue'],
    ['营业收入 (上年度，万元)', 'revenue'],
    ['ＲＥＶＥＮＵＥ', 'revenue'],
    ['一类知识产权', 'ipClass1'],
    ['Ⅰ类知识产权（件）', 'ipClass1'],
    ['街镇', 'town'],
    ['合资', undefined],
    ['营业收入（元）', undefined],
    ['企业名称（万元）', undefined],
    ['', undefined],
  ])('recognises the header “%s” as %s', (header, key) => {
    const found = catalogue.byHeader(header);
    expect(typeof found === 'object' ? found.key : found).toBe(key);
  });

  it('says of every fact where it comes from, by what right, and who may see it', () => {
    for (const fact of catalogue.facts) {
      expect(fact.feeds.every((name) => feeds.has(name))).toBe(true);
      expect([fact.editedBy, fact.legalBasis, fact.sharing].every((text) => text !== '')).toBe(true);
    }
    expect(catalogue.byKey.get('staff')).toMatchObject({
      feed: '税务',
      feeds: ['税务', '年报'],
      editedBy: 'tax',
    });
    expect(catalogue.byKey.get('town')).toMatchObject({ feed: '市场监管', seenBy: 'all' });
  });

  it('shows a derived fact to no more people than the facts it is computed from', () => {
    expect(catalogue.byKey.get('rdIntensity')).toMatchObject({
      feed: '系统推算',
      seenBy: catalogue.byKey.get('rdExpense')?.seenBy,
      editedBy: 'tax',
      sharing: '有条件共享',
    });
    expect(catalogue.byKey.get('sizeGrade')?.seenBy).toBe('all');
  });

  it('keeps values of earlier years as facts of their own, right behind their fact', () => {
    const keys = catalogue.facts.map(({ key }) => key);
    const at = keys.indexOf('revenue');
    expect(keys.slice(at, at + 3)).toEqual(['revenue', 'revenue@-1', 'revenue@-2']);
    expect(catalogue.byKey.get('revenue@-2')).toMatchObject({
      label: '营业收入（前三年度）',
      period: '前三年度',
      base: 'revenue',
      periodOffset: -2,
      feed: '税务',
      unit: '万元',
    });
  });

  it.each([
    ['营业收入（上上年度）', 'revenue@-1'],
    ['营业收入（前二年度）', 'revenue@-1'],
    ['营收（前三年度）（万元）', 'revenue@-2'],
    ['营业收入（上年度）', 'revenue'],
    ['从业人数（上上年度）', undefined],
  ])('recognises the year in the header “%s”', (header, key) => {
    const found = catalogue.byHeader(header);
    expect(typeof found === 'object' ? found.key : found).toBe(key);
  });

  it('finds every fact again by the header it is exported under', () => {
    for (const fact of catalogue.facts) expect(catalogue.byHeader(headerOf(fact))).toBe(fact);
  });
});

describe('a faulty fact catalogue', () => {
  it('is refused with file, line, path and reason', () => {
    const error = faultsOf(yamlWith({}, { key: 'Staff', label: '别的人数' }));
    expect(error.faults).toEqual([
      { line: 7, path: 'facts[1].key', reason: '只能用英文字母和数字，以小写字母开头' },
    ]);
    expect(error.message).toContain('config/facts.yaml 有 1 处错误');
    expect(error.message).toContain('第 7 行 facts[1].key');
  });

  it.each([
    ['an unknown key', { colour: 'red' }, 'facts[0]', 'colour'],
    ['a number without a unit', { unit: undefined }, 'facts[0].unit', ''],
    ['an unknown type', { type: 'money' }, 'facts[0].type', ''],
    ['a maximum below the minimum', { min: 5, max: 1 }, 'facts[0].max', '不能小于'],
    ['an unknown derivation', { derived: 'magic' }, 'facts[0].derived', ''],
    ['a derivation of another name', { derived: 'age' }, 'facts[0].derived', '同名'],
    ['a feed that nobody gives', { feed: '统计' }, 'facts[0].feed', '“统计”不在 feeds.yaml 中'],
    ['no feed', { feed: undefined }, 'facts[0].feed', '须写来源'],
    ['a derivation with a feed', { derived: 'age', key: 'age' }, 'facts[0].feed', '没有来源'],
    ['earlier years of what has no year', { history: 1 }, 'facts[0].history', '只有按年度的指标'],
    ['a reserved key', { key: 'status', label: '某状态' }, 'facts[0].key', '保留'],
    ['a header that already means the name', { aliases: ['名称'] }, 'facts[0]', '表头“名称”重复'],
  ])('is refused for %s', (_, change, path, reason) => {
    const [fault] = faultsOf(yamlWith(change)).faults;
    expect(fault).toMatchObject({ path, reason: expect.stringContaining(reason) });
  });

  it('is refused for an enum without options', () => {
    const error = faultsOf(yamlWith({ type: 'enum', unit: undefined }));
    expect(error.message).toContain('options 或 optionsFrom 之一');
  });

  it('is refused for two options that a cell could not tell apart', () => {
    const options = [
      { value: 'a', label: '甲' },
      { value: 'A', label: '乙' },
    ];
    expect(faultsOf(yamlWith({ type: 'enum', unit: undefined, options })).message).toContain('选项“A”重复');
  });

  it('is refused for a key that is used twice', () => {
    expect(faultsOf(yamlWith({}, {})).message).toContain('指标“staff”重复');
  });

  it('is refused where it is no YAML', () => {
    expect(faultsOf('facts: [\n').message).toContain('YAML 语法有误');
    expect(faultsOf('').message).toContain('config/facts.yaml');
  });
});
