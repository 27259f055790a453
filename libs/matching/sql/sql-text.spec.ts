import { describe, expect, it } from 'vitest';
import { ruleAsSql, type SqlOptions } from './rule-sql.js';
import type { Field } from '../fields/field.js';
import { industryTree } from '../fields/industry-tree.js';
import type { Condition, RuleGroup, RuleNode } from '../rules/rule.js';
import { catalogue, industries } from '../specimens/catalogue.js';

const when = (field: string, operator: Condition['operator'], value?: unknown): Condition => ({
  field,
  operator,
  value,
});
const beside = (
  field: string,
  operator: Condition['operator'],
  other: string,
  factor?: number,
): Condition => ({
  ...when(field, operator, other),
  valueSource: 'field',
  factor,
});
const all = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'and', rules });
const any = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'or', rules });

const options = ['a', 'b'].map((value) => ({ value, label: value }));
const more: Field[] = [
  { key: 'grade', label: '等级', type: 'enum', options },
  { key: 'grades', label: '可能的等级', type: 'enum', options, several: true },
  { key: 'say "x"', label: '带引号', type: 'number' },
];
const fields = new Map([...catalogue, ...more.map((field) => [field.key, field] as const)]);

const sqlOf = (rule: RuleGroup, given?: SqlOptions, tree = industries) =>
  ruleAsSql(rule, fields, tree, given).sql;
const lonely = /^\((.*)\)$/s;
/** The condition of a rule with no other. */
const conditionOf = (node: RuleNode, given?: SqlOptions, tree = industries) =>
  lonely.exec(sqlOf(all(node), given, tree) ?? '')?.[1];

const smallest = `"sizeGrade" <@ ARRAY['small', 'micro']::text[]`;
const gradeAsArray = `(CASE WHEN "grade" IS NOT NULL THEN ARRAY["grade"]::text[] END)`;

describe('A condition as SQL', () => {
  it.each<[Condition, string]>([
    [when('dishonest', '=', false), '("dishonest" = false)'],
    [when('staff', '>=', 300), '("staff" >= 300)'],
    [when('staff', 'between', [1, 20]), '("staff" between 1 AND 20)'],
    [when('staff', 'notBetween', [1, 20]), '("staff" not between 1 AND 20)'],
    [when('staff', 'in', [1, 2]), '("staff" in (1, 2))'],
    [when('staff', 'notIn', [1, 2]), '("staff" not in (1, 2))'],
    [when('staff', 'null'), '("staff" is null)'],
    [when('staff', 'notNull'), '("staff" is not null)'],
    [when('foundedOn', '<', '2020-01-01'), `("foundedOn" < date '2020-01-01')`],
    [when('foundedOn', '<=', 'today'), '("foundedOn" <= CURRENT_DATE)'],
    [when('grade', 'in', ['a', 'b']), `("grade" in ('a', 'b'))`],
    [when('qualifications', 'containsAny', ['x', 'y']), `("qualifications" && ARRAY['x', 'y']::text[])`],
    [when('qualifications', 'containsAll', ['x', 'y']), `("qualifications" @> ARRAY['x', 'y']::text[])`],
    [when('qualifications', 'containsNone', ['x']), `NOT ("qualifications" && ARRAY['x']::text[])`],
    [when('scope', '=', '软件'), `("scope" = '软件')`],
    [when('scope', 'contains', '软件'), `(position('软件' in "scope") > 0)`],
    [when('scope', 'notContains', '软件'), `NOT (position('软件' in "scope") > 0)`],
    [when('scope', 'beginsWith', '软件'), `(left("scope", char_length('软件')) = '软件')`],
    [when('scope', 'endsWith', '软件'), `(right("scope", char_length('软件')) = '软件')`],
  ])('reads as PostgreSQL understands it: %j', (condition, sql) => {
    expect(conditionOf(condition)).toBe(sql);
  });

  it('names the day that today means, when it is given', () => {
    expect(conditionOf(when('foundedOn', '<=', 'today'), { today: '2026-11-23' })).toBe(
      `("foundedOn" <= date '2026-11-23')`,
    );
  });

  it('keeps quotes within names and texts', () => {
    expect(conditionOf(when('say "x"', '<', 1))).toBe('("say ""x""" < 1)');
    expect(conditionOf(when('scope', '=', "O'Neill"))).toBe(`("scope" = 'O''Neill')`);
  });

  it('asks of an interval whether all its codes are wanted, or none', () => {
    expect(conditionOf(when('sizeGrade', 'in', ['small', 'micro']))).toBe(
      `(CASE WHEN ${smallest} THEN true WHEN NOT "sizeGrade" && ARRAY['small', 'micro']::text[] THEN false END)`,
    );
  });

  it('lets the layout say which enums are intervals, and where they stand', () => {
    const layout = ({ key }: Field) => ({ expression: `facts.${key}`, isInterval: false });
    expect(conditionOf(when('sizeGrade', '!=', 'small'), { layout })).toBe(`(facts.sizeGrade != 'small')`);
  });
});

describe('An industry as SQL', () => {
  it('is asked for by its beginning, and unknown where only a wider one is known', () => {
    expect(conditionOf(when('industry', '=', 'C26'))).toBe(
      `(CASE WHEN left("industry", 2) = '26' THEN true` +
        ` WHEN "industry" IN ('C') THEN NULL WHEN "industry" IS NOT NULL THEN false END)`,
    );
  });

  it('is asked for part by part, where what lies beneath does not begin alike', () => {
    expect(conditionOf(when('industry', '=', 'C'))).toBe(
      `(CASE WHEN "industry" = 'C' OR left("industry", 2) = '26' OR left("industry", 2) = '27' THEN true` +
        ` WHEN "industry" IS NOT NULL THEN false END)`,
    );
  });

  it('asks for each part once, and takes for wider only what is beneath no other wanted one', () => {
    expect(conditionOf(when('industry', 'in', ['26', 'C']))).toBe(
      `(CASE WHEN left("industry", 2) = '26' OR "industry" = 'C' OR left("industry", 2) = '27' THEN true` +
        ` WHEN "industry" IS NOT NULL THEN false END)`,
    );
    expect(conditionOf(when('industry', 'in', ['2611', '51']))).toBe(
      `(CASE WHEN left("industry", 4) = '2611' OR left("industry", 2) = '51' THEN true` +
        ` WHEN "industry" IN ('261', '26', 'C', 'F') THEN NULL WHEN "industry" IS NOT NULL THEN false END)`,
    );
  });

  it('does not ask by a beginning that codes elsewhere have too', () => {
    const tree = industryTree(
      [
        ['A', ''],
        ['1', 'A'],
        ['18', '1'],
        ['B', ''],
        ['19', 'B'],
      ].map(([code = '', parent = '']) => ({ code, parent, name: code })),
    );
    expect(conditionOf(when('industry', '=', '1'), {}, tree)).toBe(
      `(CASE WHEN "industry" = '1' OR left("industry", 2) = '18' THEN true` +
        ` WHEN "industry" IN ('A') THEN NULL WHEN "industry" IS NOT NULL THEN false END)`,
    );
  });
});

describe('Two fields beside each other as SQL', () => {
  it.each<[Condition, string]>([
    [beside('staff', '>', 'insuredStaff'), '("staff" > "insuredStaff")'],
    [beside('staff', '!=', 'insuredStaff', 2), 'NOT ("staff" = "insuredStaff" * 2)'],
    [beside('rdExpense', '>=', 'revenue', 0.03), '("rdExpense" >= "revenue" * 0.03 * 10000)'],
    [
      beside('sizeGrade', '=', 'sizeGrade@-1'),
      '(CASE WHEN NOT "sizeGrade" && "sizeGrade@-1" THEN false' +
        ' WHEN "sizeGrade" = "sizeGrade@-1" AND cardinality("sizeGrade") = 1 THEN true END)',
    ],
    [
      beside('grade', '=', 'grades'),
      `(CASE WHEN NOT ${gradeAsArray} && "grades" THEN false` +
        ` WHEN ${gradeAsArray} = "grades" AND cardinality(${gradeAsArray}) = 1 THEN true END)`,
    ],
  ])('are compared in one unit, intervals by what they have in common: %j', (condition, sql) => {
    expect(conditionOf(condition)).toBe(sql);
  });
});

describe('A group as SQL', () => {
  const [few, honest] = [when('staff', '<', 9), when('dishonest', '=', false)];

  it('stands in brackets, joined as it is meant and turned round in front', () => {
    expect(sqlOf(all(few, any(honest, few)))).toBe(
      '(("staff" < 9) AND (("dishonest" = false) OR ("staff" < 9)))',
    );
    expect(sqlOf({ ...any(few, honest), not: true })).toBe('NOT (("staff" < 9) OR ("dishonest" = false))');
  });

  it('counts what is certain for a yes, and what is possible for a no', () => {
    const [ten, five] = [
      { ...few, meta: { points: 10 } },
      { ...honest, meta: { points: 5 } },
    ];
    const summed = (test: string) =>
      `CASE WHEN (("staff" < 9)) ${test} THEN 10 ELSE 0 END + CASE WHEN (("dishonest" = false)) ${test} THEN 5 ELSE 0 END`;
    expect(sqlOf({ combinator: 'score', minimum: 12, rules: [ten, five] })).toBe(
      `(CASE WHEN ${summed('IS TRUE')} >= 12 THEN true WHEN ${summed('IS NOT FALSE')} < 12 THEN false END)`,
    );
  });
});

describe('What SQL cannot hold', () => {
  const refusalsOf = (rule: RuleGroup, given?: SqlOptions) =>
    ruleAsSql(rule, fields, industries, given).refusals;

  it('is told in words that say why', () => {
    const layout = () => undefined;
    expect(refusalsOf(all(when('manual', '=', true), when('staff', '<', 9)), { layout })).toEqual([
      { code: 'sqlManual', pointer: '/rules/0', message: '须人工认定的条件无法写成 SQL' },
      {
        code: 'sqlNoColumn',
        pointer: '/rules/1/field',
        message: '“从业人数”在数据库中没有对应的列，无法写成 SQL',
      },
    ]);
    expect(refusalsOf(all(when('gone', '<', 9)))[0]?.message).toBe(
      '“gone”在数据库中没有对应的列，无法写成 SQL',
    );
  });

  it('is refused once when it would fill books', () => {
    const around = (inner: RuleNode): RuleGroup => ({
      combinator: 'atLeast',
      minimum: 1,
      rules: [inner, when('staff', '<', 9)],
    });
    let rule = around(when('staff', '<', 9));
    for (let depth = 0; depth < 14; depth++) rule = around(rule);
    expect(refusalsOf(rule).map(({ code, message }) => `${code} ${message}`)).toEqual([
      'sqlTooLong 计数分组嵌套过多，写成 SQL 会过长，请减少“至少满足”或计分分组的嵌套',
    ]);
    expect(sqlOf(rule)).toBeUndefined();
  });

  it('leaves nothing to refuse where all can be held', () => {
    expect(refusalsOf(all(when('staff', '<', 9)))).toEqual([]);
  });
});
