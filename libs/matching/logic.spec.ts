import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkup } from './checkup/checkup.js';
import { createMatcher } from './population/matcher.js';
import type { Facts } from './fields/field.js';
import type { Combinator, Condition, RuleGroup, RuleNode } from './rules/rule.js';
import { has } from './set.js';
import { someFacts, someRule } from './specimens/arbitraries.js';
import { catalogue, industries } from './specimens/catalogue.js';
import { populationOf, today } from './specimens/population.js';
import { runs } from './specimens/runs.js';
import type { Truth } from './ternary.js';

const context = { today, industries, catalogue };

/** The truth of a rule for one enterprise; both directions are asked and must agree. */
function truthOf(rule: RuleGroup, facts: Facts): Truth {
  const truth = checkup(rule, facts, context).root.truth;
  const { yes, possible } = createMatcher(populationOf([{ facts }])).evaluate(rule);
  expect(has(yes, 0) ? 'yes' : has(possible, 0) ? 'unknown' : 'no').toBe(truth);
  return truth;
}

/** Three fields, each true, false or missing, as the operands of a table. */
const operands = ['dishonest', 'tag:sme', 'listed'] as const;
const holds = (field: string): Condition => ({ field, operator: '=', value: true });
const facts = (...truths: Truth[]): Facts =>
  Object.fromEntries(
    truths.flatMap((truth, i) => (truth === 'unknown' ? [] : [[operands[i] ?? '', truth === 'yes']])),
  );
const over = (combinator: Combinator, count: number, more: Partial<RuleGroup> = {}): RuleGroup => ({
  combinator,
  rules: operands.slice(0, count).map(holds),
  ...more,
});

/** The three-valued tables of OMG's DMN (FEEL, 10.3.2.15), as its TCK tries them with null, which is unknown here. */
describe('the logic of a rule', () => {
  it.each<[Truth, Truth, Truth, Truth]>([
    ['yes', 'yes', 'yes', 'yes'],
    ['yes', 'no', 'no', 'yes'],
    ['yes', 'unknown', 'unknown', 'yes'],
    ['no', 'yes', 'no', 'yes'],
    ['no', 'no', 'no', 'no'],
    ['no', 'unknown', 'no', 'unknown'],
    ['unknown', 'yes', 'unknown', 'yes'],
    ['unknown', 'no', 'no', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ])('of %s and %s makes %s of and, %s of or', (a, b, and, or) => {
    expect(truthOf(over('and', 2), facts(a, b))).toBe(and);
    expect(truthOf(over('or', 2), facts(a, b))).toBe(or);
  });

  it.each<[Truth, Truth]>([
    ['yes', 'no'],
    ['no', 'yes'],
    ['unknown', 'unknown'],
  ])('makes not of %s %s', (a, not) => {
    expect(truthOf(over('and', 1, { not: true }), facts(a))).toBe(not);
  });

  it.each<[number, Truth, Truth, Truth, Truth]>([
    [2, 'yes', 'yes', 'unknown', 'yes'],
    [2, 'yes', 'unknown', 'unknown', 'unknown'],
    [2, 'yes', 'unknown', 'no', 'unknown'],
    [2, 'unknown', 'no', 'no', 'no'],
    [1, 'no', 'no', 'unknown', 'unknown'],
    [3, 'yes', 'yes', 'unknown', 'unknown'],
    [3, 'yes', 'no', 'unknown', 'no'],
  ])('wants %i of %s, %s and %s, which is %s', (minimum, a, b, c, truth) => {
    expect(truthOf(over('atLeast', 3, { minimum }), facts(a, b, c))).toBe(truth);
  });

  it.each<[number, Truth, Truth, Truth, Truth]>([
    [6, 'yes', 'yes', 'no', 'no'],
    [5, 'yes', 'yes', 'no', 'yes'],
    [10, 'yes', 'unknown', 'yes', 'unknown'],
    [8, 'yes', 'no', 'yes', 'no'],
    [7, 'unknown', 'unknown', 'yes', 'unknown'],
  ])('wants %i points of 2, 3 and 5 for %s, %s and %s, which is %s', (minimum, a, b, c, truth) => {
    const rules = [2, 3, 5].map((points, i): Condition => ({ ...holds(operands[i]!), meta: { points } }));
    expect(truthOf({ combinator: 'score', minimum, rules }, facts(a, b, c))).toBe(truth);
  });
});

describe('a count', () => {
  const parts = fc.array(someRule, { minLength: 1, maxLength: 5 });

  it('of one is or, of all is and', () => {
    fc.assert(
      fc.property(parts, someFacts, (rules, known) => {
        const atLeast = (minimum: number) => truthOf({ combinator: 'atLeast', minimum, rules }, known);
        expect(atLeast(1)).toBe(truthOf({ combinator: 'or', rules }, known));
        expect(atLeast(rules.length)).toBe(truthOf({ combinator: 'and', rules }, known));
      }),
      runs(150),
    );
  });

  it('is harder to reach the more is wanted', () => {
    const rank = { no: 0, unknown: 1, yes: 2 } as const;
    fc.assert(
      fc.property(parts, someFacts, fc.constantFrom('atLeast', 'score'), (rules, known, combinator) => {
        const most =
          combinator === 'score'
            ? rules.reduce((sum, { meta }) => sum + (meta?.points ?? 0), 0)
            : rules.length;
        const steps = [...new Set([1, 2, Math.ceil(most / 2), most - 1, most])].filter(
          (step) => step > 0 && step <= most,
        );
        const ranks = steps
          .sort((a, b) => a - b)
          .map((minimum) => rank[truthOf({ combinator, minimum, rules }, known)]);
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      }),
      runs(150),
    );
  });

  it('lies between the points of those that hold and those that may', () => {
    fc.assert(
      fc.property(parts, someFacts, (rules, known) => {
        const points = (truths: Truth[]) =>
          rules.reduce(
            (sum, part) => sum + (truths.includes(truthOf(part, known)) ? (part.meta?.points ?? 0) : 0),
            0,
          );
        const [sure, possible] = [points(['yes']), points(['yes', 'unknown'])];
        const score = (minimum: number) => truthOf({ combinator: 'score', minimum, rules }, known);
        if (sure > 0) expect(score(sure)).toBe('yes');
        if (sure < possible) expect([score(sure + 1), score(possible)]).toEqual(['unknown', 'unknown']);
        if (possible > 0) expect(score(possible + 1)).toBe('no');
      }),
      runs(150),
    );
  });
});

describe('an interval of an enum', () => {
  const grades = ['large', 'medium', 'small', 'micro'];
  const some = fc.uniqueArray(fc.constantFrom(...grades), { minLength: 1 });
  const wanted = fc.record({
    operator: fc.constantFrom('in' as const, 'notIn' as const),
    value: some,
  });

  it('has the answer that all its codes have, and else none', () => {
    fc.assert(
      fc.property(some, wanted, (codes, { operator, value }) => {
        const rule: RuleGroup = { combinator: 'and', rules: [{ field: 'sizeGrade', operator, value }] };
        const answers = new Set(codes.map((code) => truthOf(rule, { sizeGrade: code })));
        expect(truthOf(rule, { sizeGrade: codes })).toBe(answers.size === 1 ? [...answers][0] : 'unknown');
      }),
      runs(300),
    );
  });

  it('beside another has the answer that all pairs of codes have, and else none', () => {
    fc.assert(
      fc.property(some, some, fc.constantFrom('=' as const, '!=' as const), (now, before, operator) => {
        const beside: RuleNode = {
          field: 'sizeGrade',
          operator,
          valueSource: 'field',
          value: 'sizeGrade@-1',
        };
        const rule: RuleGroup = { combinator: 'and', rules: [beside] };
        const truth = (sizeGrade: string | string[], earlier: string | string[]) =>
          truthOf(rule, { sizeGrade, 'sizeGrade@-1': earlier });
        const answers = new Set(now.flatMap((code) => before.map((other) => truth(code, other))));
        expect(truth(now, before)).toBe(answers.size === 1 ? [...answers][0] : 'unknown');
      }),
      runs(300),
    );
  });

  it('that gets narrower never turns a settled answer round', () => {
    fc.assert(
      fc.property(some, someFacts, someRule, fc.nat(), (codes, others, rule, nth) => {
        const before = truthOf(rule, { ...others, sizeGrade: codes });
        const after = truthOf(rule, { ...others, sizeGrade: codes[nth % codes.length] });
        if (before !== 'unknown') expect(after).toBe(before);
      }),
      runs(300),
    );
  });
});

describe('an industry known more narrowly', () => {
  it('never turns a settled answer round', () => {
    const beneath = fc.constantFrom(['C', '26'], ['C', '2614'], ['26', '2611'], ['261', '2614'], ['F', '51']);
    fc.assert(
      fc.property(beneath, someFacts, someRule, ([wide, narrow], others, rule) => {
        const before = truthOf(rule, { ...others, industry: wide });
        if (before !== 'unknown') expect(truthOf(rule, { ...others, industry: narrow })).toBe(before);
      }),
      runs(200),
    );
  });
});
