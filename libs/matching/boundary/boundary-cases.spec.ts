import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryCases, type ConditionBoundaries } from './boundary-cases.js';
import { stepOf } from './boundary-values.js';
import { shownValue } from './shown-value.js';
import { checkup } from '../checkup/checkup.js';
import { comparison } from '../rules/comparison.js';
import { operandsOf } from '../rules/operator.js';
import {
  isGroup,
  isManual,
  otherField,
  type Condition,
  type RuleGroup,
  type RuleNode,
} from '../rules/rule.js';
import { someRule } from '../specimens/arbitraries.js';
import { catalogue, fieldOf, industries } from '../specimens/catalogue.js';
import { today } from '../specimens/population.js';
import { runs } from '../specimens/runs.js';

const context = { catalogue, industries, today };
const when = (field: string, operator: Condition['operator'], value?: unknown): Condition => ({
  field,
  operator,
  ...(value !== undefined && { value }),
});
const all = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'and', rules });

const leavesOf = (node: RuleNode): readonly Condition[] =>
  isGroup(node) ? node.rules.flatMap(leavesOf) : [node];

/** The cases as “below 299 no ineligible”. */
const told = ({ condition, cases }: ConditionBoundaries): string[] =>
  cases.map(({ place, facts, answer, verdict }) => {
    const value = shownValue(facts[condition.field], fieldOf(condition.field), industries);
    return `${place} ${value}: ${answer}, ${verdict}`;
  });
const only = (rule: RuleGroup, index = 0): string[] => told(boundaryCases(rule, context)[index]!);

describe('the cases of a threshold', () => {
  it('are a step below, the threshold, a step above, and the figure missing', () => {
    expect(only(all(when('staff', '<=', 300)))).toEqual([
      'below 299 人: yes, eligible',
      'at 300 人: yes, eligible',
      'above 301 人: no, ineligible',
      'missing 缺数据: unknown, undetermined',
    ]);
  });

  it('step by the last place that the threshold is written with', () => {
    expect(only(all(when('layoffRate', '<=', 5.5))).slice(0, 3)).toEqual([
      'below 5.4 %: yes, eligible',
      'at 5.5 %: yes, eligible',
      'above 5.6 %: no, ineligible',
    ]);
  });

  it('are days where the threshold is one, the day of judging included', () => {
    expect(only(all(when('highTechUntil', '>=', 'today'))).slice(0, 3)).toEqual([
      'below 2026-11-22: no, ineligible',
      'at 2026-11-23: yes, eligible',
      'above 2026-11-24: yes, eligible',
    ]);
  });

  it('stand at both ends of a range', () => {
    const answers = boundaryCases(all(when('staff', 'between', [10, 20])), context)[0]!.cases.map(
      ({ facts, answer }) => `${String(facts['staff'])} ${answer}`,
    );
    expect(answers).toEqual(['9 no', '10 yes', '11 yes', '19 yes', '20 yes', '21 no', 'undefined unknown']);
  });

  it('step by one where only whole numbers can be, whatever the threshold', () => {
    const fields = new Map(catalogue).set('staff', { ...fieldOf('staff'), integer: true });
    const [table] = boundaryCases(all(when('staff', '>=', 0.5)), { ...context, catalogue: fields });
    expect(table?.cases.map(({ place, own }) => [place, own['staff']])).toEqual([
      ['below', -0.5],
      ['at', 0.5],
      ['above', 1.5],
      ['missing', undefined],
    ]);
  });

  it('are the threshold itself where it is the neighbour of another', () => {
    expect(only(all(when('staff', 'in', [5, 6])))).toEqual([
      'below 4 人: no, ineligible',
      'at 5 人: yes, eligible',
      'at 6 人: yes, eligible',
      'above 7 人: no, ineligible',
      'missing 缺数据: unknown, undetermined',
    ]);
  });

  it('are the days about another date', () => {
    const [table] = boundaryCases(
      all({ field: 'foundedOn', operator: '<', valueSource: 'field', value: 'highTechUntil' }),
      context,
    );
    expect(
      table?.cases.map(({ place, own, answer }) => [place, own['foundedOn'], own['highTechUntil'], answer]),
    ).toEqual([
      ['below', '2026-11-22', '2026-11-23', 'yes'],
      ['at', '2026-11-23', '2026-11-23', 'no'],
      ['above', '2026-11-24', '2026-11-23', 'no'],
      ['missing', undefined, undefined, 'unknown'],
    ]);
  });

  it('stand on the day that is written in the rule, not the one of judging', () => {
    expect(only(all(when('foundedOn', '<', '2020-03-01'))).slice(0, 3)).toEqual([
      'below 2020-02-29: yes, eligible',
      'at 2020-03-01: no, ineligible',
      'above 2020-03-02: no, ineligible',
    ]);
  });

  it('lie beside the multiple of another field, to the last place', () => {
    const pair: Condition = {
      field: 'layoffRate',
      operator: '>=',
      valueSource: 'field',
      value: 'layoffRate2',
    };
    const fields = new Map(catalogue).set('layoffRate2', { ...fieldOf('layoffRate'), key: 'layoffRate2' });
    const cases = boundaryCases(all({ ...pair, factor: 0.0007 }), { ...context, catalogue: fields })[0]!
      .cases;
    expect(cases.map(({ facts, answer }) => [facts['layoffRate'], facts['layoffRate2'], answer])).toEqual([
      [0.6, 1000, 'no'],
      [0.7, 1000, 'yes'],
      [0.8, 1000, 'yes'],
      [undefined, undefined, 'unknown'],
    ]);
  });
});

describe('the cases of a condition without order', () => {
  it.each<[string, Condition, string[]]>([
    ['a flag', when('listed', '=', false), ['met 否: yes, eligible', 'unmet 是: no, ineligible']],
    [
      'a choice, one that may be another included',
      when('sizeGrade', 'in', ['small', 'micro']),
      ['met 小型: yes, eligible', 'open 大型或小型: unknown, undetermined', 'unmet 大型: no, ineligible'],
    ],
    [
      'an industry, a wider one included',
      when('industry', '=', 'C26'),
      [
        'met C26 化学原料和化学制品制造业: yes, eligible',
        'open C 制造业: unknown, undetermined',
        'unmet 27 医药制造业: no, ineligible',
      ],
    ],
    [
      'a set of codes',
      when('qualifications', 'containsAll', ['high-tech', 'gazelle']),
      ['met 高新技术企业、瞪羚企业: yes, eligible', 'unmet 高新技术企业: no, ineligible'],
    ],
    [
      'a part of a text',
      when('scope', 'endsWith', '设计'),
      ['met “设计”: yes, eligible', 'unmet “设计～”: no, ineligible'],
    ],
  ])('are one for each answer of %s', (_, condition, expected) => {
    const cases = only(all(condition));
    expect(cases.slice(0, -1)).toEqual(expected);
    expect(cases.at(-1)).toMatch(/^missing 缺数据: unknown/);
  });

  it.each(['staff', 'scope', 'qualifications', 'dishonest'])(
    'tell having a value of %s from having none',
    (field) => {
      const [present, missing, ...more] = boundaryCases(all(when(field, 'notNull')), context)[0]!.cases;
      expect([present?.place, present?.answer, missing?.place, missing?.answer]).toEqual([
        'at',
        'yes',
        'missing',
        'no',
      ]);
      expect(more).toEqual([]);
    },
  );

  it('are the same code and another for two enums, and nothing where there is no other', () => {
    const same: Condition = {
      field: 'sizeGrade',
      operator: '=',
      valueSource: 'field',
      value: 'sizeGrade@-1',
    };
    const placed = (fields: typeof catalogue) =>
      boundaryCases(all(same), { ...context, catalogue: fields })[0]?.cases.map(({ place, own, answer }) => [
        place,
        own['sizeGrade'],
        own['sizeGrade@-1'],
        answer,
      ]);
    const missing = ['missing', undefined, undefined, 'unknown'];
    expect(placed(catalogue)).toEqual([
      ['met', 'large', 'large', 'yes'],
      ['unmet', 'medium', 'large', 'no'],
      missing,
    ]);
    const single = { ...fieldOf('sizeGrade'), options: [{ value: 'large', label: '大型' }] };
    expect(placed(new Map(catalogue).set('sizeGrade', single))).toEqual([missing]);
    expect(placed(new Map(catalogue).set('sizeGrade', { ...single, options: undefined }))).toEqual([missing]);
  });

  it('are only the missing figure where the other field is gone, and none where the field itself is', () => {
    const without = (key: string) => ({
      ...context,
      catalogue: new Map([...catalogue].filter(([each]) => each !== key)),
    });
    const rule = all({ field: 'revenue', operator: '>', valueSource: 'field', value: 'rdExpense' });
    const places = (key: string) => boundaryCases(rule, without(key))[0]?.cases.map(({ place }) => place);
    expect(places('rdExpense')).toEqual(['missing']);
    expect(places('revenue')).toEqual([]);
  });

  it('take a part of a text at either end', () => {
    const found = (operator: Condition['operator']) => only(all(when('scope', operator, '设计'))).slice(0, 2);
    expect(found('beginsWith')).toEqual(['met “设计”: yes, eligible', 'unmet “～设计”: no, ineligible']);
    expect(found('contains')).toEqual(['met “设计”: yes, eligible', 'unmet “～”: no, ineligible']);
    expect(found('notContains')).toEqual(['met “～”: yes, eligible', 'unmet “设计”: no, ineligible']);
  });

  it('are none for what a person judges', () => {
    expect(boundaryCases(all(when('manual', '=', true)), context)).toEqual([]);
  });
});

describe('any rule', () => {
  const numbersAsked = ({ operator, value }: Condition): number[] =>
    operandsOf(operator, value).filter((operand) => typeof operand === 'number');

  it('has a case on each of its thresholds and one on either side', () => {
    fc.assert(
      fc.property(someRule, (rule) => {
        for (const { condition, cases } of boundaryCases(rule, context)) {
          if (otherField(condition) !== undefined) continue;
          const values = cases.map(({ facts }) => facts[condition.field]);
          for (const threshold of numbersAsked(condition)) {
            const step = stepOf(threshold, fieldOf(condition.field));
            const near = [threshold - step, threshold, threshold + step];
            for (const value of near) expect(values.some((each) => isClose(each, value))).toBe(true);
          }
        }
      }),
      runs(300),
    );
  });

  it('has a table for each of its conditions, ending with the figure missing, and tells the truth', () => {
    fc.assert(
      fc.property(someRule, (rule) => {
        const tables = boundaryCases(rule, context);
        expect(tables.map(({ condition }) => condition)).toEqual(
          leavesOf(rule).filter((leaf) => !isManual(leaf)),
        );
        for (const { condition, cases } of tables) {
          const test = comparison(condition, (key) => catalogue.get(key), context);
          expect(cases.at(-1)?.place).toBe('missing');
          for (const { facts, answer, verdict } of cases)
            expect([answer, verdict]).toEqual([test.judge(facts), checkup(rule, facts, context).verdict]);
        }
      }),
      runs(300),
    );
  });
});

const isClose = (value: unknown, number: number): boolean =>
  typeof value === 'number' && Math.abs(value - number) <= 1e-9 * Math.max(1, Math.abs(number));
