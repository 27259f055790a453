import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience } from './audience.js';
import type { Knob } from './knob.js';
import { createMatcher } from './matcher.js';
import { leavesOf, pointerOf, type PlacePath } from './place-path.js';
import { segmentNames } from './what-if.js';
import { checkup } from '../checkup/checkup.js';
import type { FactValue } from '../fields/field.js';
import {
  hasManual,
  isGroup,
  isManual,
  type Condition,
  type RuleGroup,
  type RuleNode,
} from '../rules/rule.js';
import { someRule, someSpecimen } from '../specimens/arbitraries.js';
import { catalogue, industries } from '../specimens/catalogue.js';
import { populationOf, today, type Specimen } from '../specimens/population.js';
import { runs } from '../specimens/runs.js';
import { BLOCK_WORDS, count } from '../set.js';

const context = { today, industries, catalogue };
const specimens = fc.array(someSpecimen, { minLength: 1, maxLength: 30 });

/** The rule with another node at a place. */
function replaced(node: RuleNode, [index, ...rest]: PlacePath, by: RuleNode): RuleNode {
  if (index === undefined || !isGroup(node)) return { ...by, meta: node.meta };
  return { ...node, rules: node.rules.map((child, i) => (i === index ? replaced(child, rest, by) : child)) };
}

const always: RuleGroup = {
  combinator: 'or',
  rules: [
    { field: 'staff', operator: 'null' },
    { field: 'staff', operator: 'notNull' },
  ],
};
const never: RuleGroup = { ...always, not: true };

/** One by one, each enterprise by its own check-up. */
function verdictsOf(rule: RuleGroup, all: readonly Specimen[]) {
  return all.flatMap(({ facts, isActive }) => (isActive === false ? [] : [checkup(rule, facts, context)]));
}

function sizesOf(rule: RuleGroup, all: readonly Specimen[]): Record<keyof Audience, number> {
  const found = verdictsOf(rule, all);
  const of = (verdict: string) => found.filter((each) => each.verdict === verdict).length;
  return {
    eligible: of('eligible'),
    undetermined: of('undetermined'),
    needsPerson: of('needsPerson'),
    nearMiss: found.filter(({ nearMiss }) => nearMiss).length,
    ineligible: of('ineligible'),
  };
}

/** The rule with a knob at another value. */
function turned(rule: RuleGroup, { path, condition, end }: Knob, value: FactValue): RuleGroup {
  const [low, high] = Array.isArray(condition.value) ? (condition.value as FactValue[]) : [];
  const operand = end === undefined ? value : end === 'low' ? [value, high] : [low, value];
  return replaced(rule, path, { ...condition, value: operand }) as RuleGroup;
}

describe('the survey of a rule', () => {
  it('says of every condition what leaving it out would gain, and for how many it matters, as one by one', () => {
    fc.assert(
      fc.property(specimens, someRule, (all, rule) => {
        const surveys = createMatcher(populationOf(all)).survey(rule);
        const leaves = leavesOf(rule).filter(({ leaf }) => !isManual(leaf));
        expect(surveys.map(({ pointer }) => pointer)).toEqual(leaves.map(({ path }) => pointerOf(path)));
        const before = sizesOf(rule, all).eligible;
        leaves.forEach(({ path }, i) => {
          const [met, unmet] = [always, never].map((by) => replaced(rule, path, by) as RuleGroup);
          const best = Math.max(sizesOf(met!, all).eligible, sizesOf(unmet!, all).eligible);
          const [ifMet, ifUnmet] = [verdictsOf(met!, all), verdictsOf(unmet!, all)];
          const moved = ifMet.filter(({ verdict }, n) => verdict !== ifUnmet[n]?.verdict).length;
          expect(surveys[i]).toMatchObject({ gained: best - before, influence: moved });
        });
      }),
      runs(150),
    );
  });

  it('gains no fewer than are kept out by the condition alone', () => {
    fc.assert(
      fc.property(specimens, someRule, (all, rule) => {
        for (const { gained, soleObstacle, influence } of createMatcher(populationOf(all)).survey(rule)) {
          expect(gained).toBeGreaterThanOrEqual(soleObstacle);
          expect(influence).toBeGreaterThanOrEqual(gained);
        }
      }),
      runs(150),
    );
  });
});

describe('the curve of a threshold', () => {
  it('has at every step the sizes that the rule with that threshold has, as one by one', () => {
    const tried = runs(200);
    let steps = 0;
    fc.assert(
      fc.property(specimens, someRule, fc.constantFrom(1, 150), (all, rule, spread) => {
        for (const { knob, steps: found } of createMatcher(populationOf(all, spread)).curves(rule)) {
          for (const { value, sizes } of found.filter((_, i) => i % 6 === 0)) {
            const { nearMiss, ...segments } = sizesOf(turned(rule, knob, value), all);
            expect({ value, ...sizes }).toEqual({ value, ...segments, nearMiss });
            steps++;
          }
        }
      }),
      tried,
    );
    expect(steps).toBeGreaterThan(tried.numRuns / 2);
  });

  it('passes through the rule as it is', () => {
    fc.assert(
      fc.property(specimens, someRule, (all, rule) => {
        for (const { knob, steps } of createMatcher(populationOf(all)).curves(rule)) {
          expect(steps.find(({ at }) => at === knob.at)?.sizes).toEqual(sizesOf(rule, all));
          expect(steps.map(({ at }) => at)).toEqual([...steps.map(({ at }) => at)].sort((a, b) => a - b));
        }
      }),
      runs(100),
    );
  });

  it('is there for every number and day that a rule compares with, both ends of a range, and for nothing else', () => {
    const condition = (field: string, operator: Condition['operator'], value: unknown): Condition => ({
      field,
      operator,
      value,
    });
    const rule: RuleGroup = {
      combinator: 'and',
      rules: [
        condition('staff', '<=', 300),
        { combinator: 'or', rules: [condition('layoffRate', 'between', [1, 20])] },
        condition('highTechUntil', '>', 'today'),
        condition('staff', '=', 30),
        condition('staff', 'in', [20, 30]),
        condition('sizeGrade', '=', 'small'),
        condition('industry', '=', 'C'),
        condition('dishonest', '=', false),
      ],
    };
    const all = [{ facts: { staff: 3, layoffRate: 2, highTechUntil: '2027-01-01' } }];
    const curves = createMatcher(populationOf(all)).curves(rule);
    expect(curves.map(({ knob: { pointer, end, at, rises } }) => [pointer, end, at, rises])).toEqual([
      ['/rules/0', undefined, 300, false],
      ['/rules/1/rules/0', 'low', 1, true],
      ['/rules/1/rules/0', 'high', 20, false],
      ['/rules/2', undefined, 20780, true],
    ]);
  });
});

describe('a rule of any shape', () => {
  const when = (field: string, operator: Condition['operator'], value?: unknown, points = 1): Condition => ({
    field,
    operator,
    value,
    meta: { points },
  });
  const group = (combinator: RuleGroup['combinator'], minimum: number, ...rules: RuleNode[]): RuleGroup => ({
    combinator,
    minimum,
    rules,
  });
  const all = (...rules: RuleNode[]) => group('and', 0, ...rules);
  const any = (...rules: RuleNode[]) => group('or', 0, ...rules);
  const not = (rule: RuleGroup): RuleGroup => ({ ...rule, not: true });
  const worth = (points: number, rule: RuleGroup): RuleGroup => ({ ...rule, meta: { points } });

  const person = when('manual', '=', true);
  const few = when('staff', '<=', 20, 2);
  const more = when('staff', '>', 20, 3);
  const some = when('layoffRate', 'between', [1, 5.5], 2);
  const honest = when('dishonest', '=', false);
  const old = when('foundedOn', '<', '2024-02-01', 4);
  const grown: Condition = { ...when('staff', '>=', 'insuredStaff'), valueSource: 'field', factor: 2 };

  /** Whatever combination of few, many and unknown there is; every eleventh is gone. */
  const district: Specimen[] = [undefined, 3, 20, 21, 40].flatMap((staff, s) =>
    [undefined, 1, 5.5, 12].flatMap((layoffRate, l) =>
      [undefined, true, false].map((dishonest, d) => {
        const foundedOn = ['2019-05-01', '2024-02-01', undefined][(s + l + d) % 3];
        const insuredStaff = [10, 20, undefined][(s + d) % 3];
        return {
          facts: { staff, layoffRate, dishonest, foundedOn, insuredStaff },
          isActive: (s * 12 + l * 3 + d) % 11 !== 5,
        };
      }),
    ),
  );

  const shapes: [string, RuleGroup][] = [
    ['all', all(few, some, honest)],
    ['any', any(few, some, old)],
    ['none', not(any(few, some))],
    ['not all', not(all(few, some, honest))],
    ['two of four', group('atLeast', 2, few, some, honest, old)],
    ['fewer than three of four', not(group('atLeast', 3, few, some, honest, old))],
    ['as many points as conditions', group('score', 2, honest, more)],
    ['points enough', group('score', 6, few, some, honest, old)],
    ['points too few', not(group('score', 5, few, some, honest, old))],
    ['one point each', group('score', 1, honest, grown)],
    ['a table within a group', all(honest, group('score', 4, few, some, old))],
    ['a group within a table', group('score', 5, worth(3, any(few, not(all(honest)))), some, honest)],
    ['a condition twice', group('atLeast', 2, few, all(few, honest), old)],
    ['what a person says, among others', group('atLeast', 2, person, few, some)],
    ['a person or a figure', any(all(person, few), all(not(all(person)), old))],
    ['a veto of a group', all({ ...any(few, some), meta: { veto: true } }, honest)],
    ['no more than one condition', all(old)],
    ['unknown or many', any(when('staff', 'null'), more)],
    ['nothing at all, which everybody meets', all()],
    ['one of nothing, which nobody meets', any()],
  ];

  it.each(shapes)('has the segments and figures that single check-ups add up to: %s', (_name, rule) => {
    const matcher = createMatcher(populationOf(district, 150));
    const sizes = sizesOf(rule, district);
    const audience = matcher.audience(rule);
    expect(audience.eligible).toHaveLength(3 * BLOCK_WORDS);
    for (const name of segmentNames) expect([name, count(audience[name])]).toEqual([name, sizes[name]]);
    const { yes, possible } = matcher.evaluate(rule);
    expect(matcher.headcount(rule)).toEqual({ yes: count(yes), unknown: count(possible) - count(yes) });
    if (!hasManual(rule)) expect(count(yes)).toBe(sizes.eligible);
  });

  it.each(shapes)('says what each condition costs, and keeps out alone: %s', (_name, rule) => {
    const surveys = createMatcher(populationOf(district, 150)).survey(rule);
    const verdicts = verdictsOf(rule, district);
    const leaves = leavesOf(rule).filter(({ leaf }) => !isManual(leaf));
    leaves.forEach(({ leaf, path }, i) => {
      const [ifMet, ifUnmet] = [always, never].map((by) =>
        verdictsOf(replaced(rule, path, by) as RuleGroup, district),
      );
      const eligible = (found: typeof verdicts) =>
        found.filter(({ verdict }) => verdict === 'eligible').length;
      const freed = verdicts.filter(
        ({ verdict }, n) =>
          verdict === 'ineligible' && [ifMet, ifUnmet].some((found) => found?.[n]?.verdict === 'eligible'),
      );
      const own = verdictsOf(all(leaf), district);
      expect(surveys[i]).toMatchObject({
        field: leaf.field,
        yes: eligible(own),
        no: own.filter(({ verdict }) => verdict === 'ineligible').length,
        unknown: own.filter(({ verdict }) => verdict === 'undetermined').length,
        gained: Math.max(eligible(ifMet!), eligible(ifUnmet!)) - eligible(verdicts),
        soleObstacle: freed.length,
      });
    });
    expect(surveys).toHaveLength(leaves.length);
  });

  it.each(shapes)('has the curves that rules with other thresholds have: %s', (_name, rule) => {
    for (const { knob, steps } of createMatcher(populationOf(district, 150)).curves(rule)) {
      const near = steps.filter(({ at }) => Math.abs(at - knob.at) < 25);
      for (const { value, sizes } of [steps[0]!, steps.at(-1)!, ...near.filter((_, i) => i % 3 === 0)])
        expect({ value, ...sizes }).toEqual({ value, ...sizesOf(turned(rule, knob, value), district) });
    }
  });
});
