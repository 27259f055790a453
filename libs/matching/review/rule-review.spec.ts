import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewRule } from './rule-review.js';
import { checkup } from '../checkup/checkup.js';
import type { Facts } from '../fields/field.js';
import type { RuleWarning } from './rule-warning.js';
import { isGroup, type Condition, type RuleGroup, type RuleNode } from '../rules/rule.js';
import { someFacts, someRule } from '../specimens/arbitraries.js';
import { catalogue, industries } from '../specimens/catalogue.js';
import { today } from '../specimens/population.js';
import { runs } from '../specimens/runs.js';

const when = (
  field: string,
  operator: Condition['operator'],
  value: unknown,
  points?: number,
): Condition => ({
  field,
  operator,
  value,
  ...(points === undefined ? {} : { meta: { points } }),
});
const all = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'and', rules });
const any = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'or', rules });
const not = (rule: RuleGroup): RuleGroup => ({ ...rule, not: true });
const score = (minimum: number, ...rules: RuleNode[]): RuleGroup => ({ combinator: 'score', minimum, rules });

const beside = (field: string, other: string, points: number): Condition => ({
  ...when(field, '>', other, points),
  valueSource: 'field',
});

const withCounts = new Map(catalogue).set('staff', { ...catalogue.get('staff')!, integer: true });
const review = (rule: RuleGroup) => reviewRule(rule, withCounts, industries);
const found = (rule: RuleGroup) => review(rule).map(({ code, pointer }) => `${code} ${pointer}`);

const many = when('staff', '>', 300);
const few = when('staff', '<', 100);
const honest = when('dishonest', '=', false);

describe('a rule that is fine', () => {
  it.each<[string, RuleGroup]>([
    ['a range', all(when('staff', '>=', 100), when('staff', '<', 300))],
    ['alternatives', any(many, few)],
    ['a band each', score(10, when('staff', '<', 100, 5), when('staff', '>=', 100, 10))],
    ['steps that add up', score(5, when('staff', '>=', 100, 5), when('staff', '>=', 300, 5))],
    ['single values that score', score(5, when('staff', '=', 5, 5), when('staff', '=', 10, 8))],
    [
      'what is outside of a range',
      score(5, when('staff', 'notBetween', [1, 10], 5), when('staff', '<', 5, 8)),
    ],
    [
      'points for one field beside another',
      score(5, beside('staff', 'insuredStaff', 5), when('staff', '>', 9, 5)),
    ],
    ['k of n over one number', { combinator: 'atLeast', minimum: 1, rules: [many, few] }],
    [
      'days that contradict today for now only',
      all(when('foundedOn', '=', 'today'), when('foundedOn', '=', '2026-05-01')),
    ],
    [
      'three days around today',
      all(
        when('foundedOn', '>', '2026-05-01'),
        when('foundedOn', '<', 'today'),
        when('foundedOn', '<', '2027-05-01'),
      ),
    ],
    [
      'two codes of a set',
      all(
        when('qualifications', 'containsAny', ['gazelle']),
        when('qualifications', 'containsNone', ['high-tech']),
      ),
    ],
    ['parts of a text', all(when('scope', 'contains', '软件'), when('scope', 'notContains', '软件园'))],
    [
      'before a day and not yet over',
      all(when('foundedOn', '<', '2030-01-01'), when('foundedOn', '>=', 'today')),
    ],
    [
      'a day and today, whichever is later',
      any(when('foundedOn', '>=', 'today'), when('foundedOn', '>', '2019-02-28')),
    ],
    ['earlier and now', all(when('revenue', '>', 100), when('revenue@-1', '<', 100))],
    ['a gap asked for', any(when('staff', 'null', undefined), many)],
  ])('%s raises no warning', (_name, rule) => {
    expect(review(rule)).toEqual([]);
  });
});

describe('a contradiction', () => {
  it.each<[string, RuleGroup, string[]]>([
    ['disjoint ranges', all(many, few, honest), ['contradiction ']],
    [
      'a whole number between neighbours',
      all(when('staff', '>', 3), when('staff', '<', 4)),
      ['contradiction '],
    ],
    [
      'disjoint options',
      all(when('sizeGrade', 'in', ['small']), when('sizeGrade', 'in', ['large', 'medium'])),
      ['contradiction '],
    ],
    ['industries apart', all(when('industry', '=', 'C'), when('industry', 'in', ['51'])), ['contradiction ']],
    [
      'no option left',
      all(when('sizeGrade', 'notIn', ['large', 'medium', 'small', 'micro'])),
      ['contradiction /rules/0', 'contradiction '],
    ],
    [
      'all and none of a set',
      all(
        when('qualifications', 'containsAll', ['gazelle']),
        when('qualifications', 'containsNone', ['gazelle']),
      ),
      ['contradiction '],
    ],
    ['yes and no', all(honest, when('dishonest', '!=', false)), ['contradiction ']],
    ['unknown and more than nothing', all(when('staff', 'null', undefined), many), ['contradiction ']],
    ['under a not', not(any(when('staff', '>', 100), when('staff', '<=', 100))), ['contradiction ']],
    ['two texts at once', all(when('scope', '=', '设计'), when('scope', '=', '开发')), ['contradiction ']],
    [
      'before today and after it',
      all(when('foundedOn', '<', 'today'), when('foundedOn', '>', 'today')),
      ['contradiction '],
    ],
    [
      'points out of reach',
      score(10, when('staff', '<', 100, 5), when('staff', '>', 300, 5)),
      ['contradiction ', 'bandsGap '],
    ],
    [
      'alternatives that both lie elsewhere',
      all(any(when('staff', '<', 50), when('staff', 'between', [60, 90])), many),
      ['contradiction '],
    ],
    [
      'days, whatever day it is',
      all(
        when('foundedOn', '<', '2020-01-01'),
        when('foundedOn', '>', '2021-01-01'),
        when('foundedOn', '<=', 'today'),
      ),
      ['contradiction '],
    ],
    ['deep down', all(honest, any(all(many, few))), ['contradiction /rules/1/rules/0', 'contradiction ']],
  ])('of %s is found', (_name, rule, warnings) => {
    expect(found(rule)).toEqual(warnings);
  });

  it('is told in words', () => {
    expect(review(all(many, few)).map(({ message }) => message)).toEqual([
      '“从业人数 > 300 人”与“从业人数 < 100 人”不可能同时满足',
    ]);
  });

  it('is not sought for every day, where there are too many days', () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, i) => `2020-02-${String(i + 1).padStart(2, '0')}`);
    const dated = (count: number) =>
      all(
        when('foundedOn', 'in', days(count)),
        when('foundedOn', '>', '2021-01-01'),
        when('foundedOn', '!=', 'today'),
      );
    expect(found(dated(19))).toEqual(['contradiction ']);
    expect(found(dated(20))).toEqual([]);
  });
});

describe('a branch', () => {
  it('that what stands around it rules out is unreachable', () => {
    expect(found(all(few, any(many, honest)))).toEqual(['unreachable /rules/1/rules/0']);
  });

  it('that everybody takes is always met', () => {
    expect(found(all(honest, any(when('staff', '>=', 100), when('staff', '<', 300))))).toEqual([
      'alwaysMet /rules/1',
    ]);
  });

  it('that another one says already is redundant, the later one of two alike', () => {
    expect(found(all(when('staff', '<=', 500), when('staff', '<=', 300)))).toEqual(['redundant /rules/0']);
    expect(found(any(when('staff', '<=', 300), when('staff', '<=', 500)))).toEqual(['redundant /rules/0']);
    expect(found(all(honest, many, honest))).toEqual(['redundant /rules/2']);
    expect(
      found(
        all(when('staff', '<=', 300), any(when('staff', '<=', 500), when('staff', 'between', [400, 450]))),
      ),
    ).toEqual(['redundant /rules/1']);
    expect(found(any(when('industry', '=', 'C26'), when('industry', '=', 'C')))).toEqual([
      'redundant /rules/0',
    ]);
  });
});

/** What a warning says must be true of every enterprise that there can be. */
describe('a warning about a rule that was made up', () => {
  const context = { today, industries, catalogue };
  const truth = (node: RuleNode, facts: Facts) => checkup(all(node), facts, context).root.truth;

  /** The node at a pointer, and what is wanted of it under the nots around it. */
  function at(
    node: RuleNode,
    steps: string[],
    wanted: 'yes' | 'no',
  ): { node: RuleNode; wanted: 'yes' | 'no' } {
    const [, index, ...deeper] = steps;
    if (!isGroup(node) || index === undefined) return { node, wanted };
    return at(node.rules[Number(index)]!, deeper, node.not === (wanted === 'yes') ? 'no' : 'yes');
  }
  const place = (rule: RuleGroup, pointer: string) => at(rule, pointer.split('/').slice(1), 'yes');

  function groupsWithAndWithout(rule: RuleGroup, pointer: string): [RuleGroup, RuleGroup] {
    const steps = pointer.split('/').slice(1);
    const group = at(rule, steps.slice(0, -2), 'yes').node as RuleGroup;
    return [group, { ...group, rules: group.rules.filter((_, i) => i !== Number(steps.at(-1))) }];
  }

  const claims: Partial<
    Record<RuleWarning['code'], (rule: RuleGroup, pointer: string, facts: Facts) => boolean>
  > = {
    contradiction(rule, pointer, facts) {
      const { node, wanted } = place(rule, pointer);
      return truth(node, facts) !== wanted && truth(rule, facts) !== (pointer === '' ? 'yes' : undefined);
    },
    alwaysMet(rule, pointer, facts) {
      const { node, wanted } = place(rule, pointer);
      return truth(node, facts) === wanted || truth(node, facts) === 'unknown';
    },
    redundant(rule, pointer, facts) {
      const [group, fewer] = groupsWithAndWithout(rule, pointer);
      return truth(group, facts) === truth(fewer, facts);
    },
  };

  it('is never a false alarm', () => {
    const seen = new Map<string, number>();
    const holds =
      (rule: RuleGroup, facts: Facts) =>
      ({ code, pointer }: RuleWarning) => {
        seen.set(code, (seen.get(code) ?? 0) + 1);
        return claims[code]?.(rule, pointer, facts) ?? true;
      };
    fc.assert(
      fc.property(someRule, fc.array(someFacts, { minLength: 20, maxLength: 20 }), (rule, enterprises) => {
        const warnings = reviewRule(rule, catalogue, industries);
        for (const facts of enterprises)
          expect(warnings.filter((each) => !holds(rule, facts)(each))).toEqual([]);
      }),
      runs(1500),
    );
    const codes = ['contradiction', 'redundant', 'alwaysMet'];
    expect(Math.min(...codes.map((code) => seen.get(code) ?? 0))).toBeGreaterThan(runs(100).numRuns);
  });
});
