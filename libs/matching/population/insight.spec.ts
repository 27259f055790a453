import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience } from './audience.js';
import type { Knob } from './knob.js';
import { createMatcher } from './matcher.js';
import { leavesOf, pointerOf, type PlacePath } from './place-path.js';
import { checkup } from '../checkup/checkup.js';
import type { FactValue } from '../fields/field.js';
import { isGroup, isManual, type Condition, type RuleGroup, type RuleNode } from '../rules/rule.js';
import { someRule, someSpecimen } from '../specimens/arbitraries.js';
import { catalogue, industries } from '../specimens/catalogue.js';
import { populationOf, today, type Specimen } from '../specimens/population.js';
import { runs } from '../specimens/runs.js';

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
