import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkup } from './checkup/checkup.js';
import type { Audience } from './population/audience.js';
import { createMatcher, type Population } from './population/matcher.js';
import { checkRule } from './rules/rule-check.js';
import type { RuleGroup } from './rules/rule.js';
import { count, has, ordinals, union, type EnterpriseSet } from './set.js';
import { someFacts, someRule, someSpecimen } from './specimens/arbitraries.js';
import { catalogue, industries } from './specimens/catalogue.js';
import { populationOf, today, type Specimen } from './specimens/population.js';
import { runs } from './specimens/runs.js';
import type { Ternary } from './ternary.js';

const context = { today, industries, catalogue };
const specimens = fc.array(someSpecimen, { minLength: 1, maxLength: 60 });
const some = runs(400);

const members = (set: EnterpriseSet): number[] => [...ordinals(set)];
const both = ({ yes, possible }: Ternary): number[][] => [members(yes), members(possible)];

/** What the population says of one ordinal, in the words of a check-up. */
function segmentsOf(population: Population, rule: RuleGroup, ordinal: number): string[] {
  const audience = createMatcher(population).audience(rule);
  return segmentsAt(audience, ordinal);
}

const segmentsAt = (audience: Audience, ordinal: number): string[] =>
  Object.entries(audience)
    .flatMap(([name, set]: [string, EnterpriseSet]) => (has(set, ordinal) ? [name] : []))
    .sort();

function verdictsOf(rule: RuleGroup, { facts, isActive }: Specimen): string[] {
  if (isActive === false) return [];
  const { verdict, nearMiss } = checkup(rule, facts, context);
  return nearMiss ? [verdict, 'nearMiss'] : [verdict];
}

describe('a rule asked of a population and of one enterprise', () => {
  it('finds the same verdict and the same near misses', () => {
    fc.assert(
      fc.property(specimens, someRule, (all, rule) => {
        const population = populationOf(all);
        const audience = createMatcher(population).audience(rule);
        all.forEach((specimen, ordinal) => {
          expect(segmentsAt(audience, ordinal)).toEqual(verdictsOf(rule, specimen));
        });
      }),
      some,
    );
  });

  it('finds them in later blocks and in parts of words too', () => {
    fc.assert(
      fc.property(specimens, someRule, fc.integer({ min: 100, max: 999 }), (all, rule, spread) => {
        const population = populationOf(all, spread);
        const last = all.length - 1;
        expect(segmentsOf(population, rule, last * spread)).toEqual(
          verdictsOf(rule, all[last] ?? { facts: {} }),
        );
      }),
      runs(30),
    );
  });

  it('puts every active enterprise into exactly one segment', () => {
    fc.assert(
      fc.property(specimens, someRule, (all, rule) => {
        const { active, ...population } = populationOf(all);
        const { eligible, undetermined, needsPerson, ineligible, nearMiss } = createMatcher({
          ...population,
          active,
        }).audience(rule);
        const segments = [eligible, undetermined, needsPerson, ineligible];
        expect(members(segments.reduce(union))).toEqual(members(active));
        expect(segments.reduce((sum, set) => sum + count(set), 0)).toBe(count(active));
        expect(members(union(nearMiss, ineligible))).toEqual(members(ineligible));
      }),
      some,
    );
  });
});

describe('Kleene logic over a population', () => {
  it('keeps what De Morgan says', () => {
    fc.assert(
      fc.property(specimens, someRule, someRule, (all, a, b) => {
        const matcher = createMatcher(populationOf(all));
        const neither = matcher.evaluate({ combinator: 'or', not: true, rules: [a, b] });
        const bothNot = matcher.evaluate({ combinator: 'and', rules: [opposite(a), opposite(b)] });
        expect(both(neither)).toEqual(both(bothNot));
      }),
      some,
    );
  });

  it('is not changed by a double not', () => {
    fc.assert(
      fc.property(specimens, someRule, (all, rule) => {
        const matcher = createMatcher(populationOf(all));
        expect(both(matcher.evaluate(opposite(opposite(rule))))).toEqual(both(matcher.evaluate(rule)));
      }),
      some,
    );
  });

  it('counts without making sets what the sets have', () => {
    fc.assert(
      fc.property(specimens, someRule, (all, rule) => {
        const matcher = createMatcher(populationOf(all));
        const { yes, possible } = matcher.evaluate(rule);
        expect(matcher.headcount(rule)).toEqual({ yes: count(yes), unknown: count(possible) - count(yes) });
      }),
      some,
    );
  });

  it('has every certain member among the possible ones, and all of them active', () => {
    fc.assert(
      fc.property(specimens, someRule, (all, rule) => {
        const population = populationOf(all);
        const { yes, possible } = createMatcher(population).evaluate(rule);
        expect(members(union(yes, possible))).toEqual(members(possible));
        expect(members(union(possible, population.active))).toEqual(members(population.active));
      }),
      some,
    );
  });
});

const opposite = (rule: RuleGroup): RuleGroup => ({ combinator: 'and', not: true, rules: [rule] });

/** A rule that asks whether a value is there changes its answer by design when the value arrives. */
const asksForGaps = (rule: RuleGroup): boolean => /"operator":"(null|notNull)"/.test(JSON.stringify(rule));

describe('filling in a missing fact', () => {
  it('never turns a settled verdict round', () => {
    fc.assert(
      fc.property(someFacts, someFacts, someRule, (known, found, rule) => {
        fc.pre(!asksForGaps(rule));
        const before = checkup(rule, known, context).verdict;
        const after = checkup(rule, { ...found, ...known }, context).verdict;
        if (before !== 'undetermined') expect(after).toBe(before);
      }),
      some,
    );
  });

  it('changes nothing when the fact is not among the missing ones', () => {
    fc.assert(
      fc.property(someFacts, someFacts, someRule, (known, found, rule) => {
        fc.pre(!asksForGaps(rule));
        const { verdict, missing } = checkup(rule, known, context);
        const others = Object.entries(found).filter(([key]) => !missing.includes(key));
        expect(checkup(rule, { ...Object.fromEntries(others), ...known }, context).verdict).toBe(verdict);
      }),
      some,
    );
  });
});

describe('the rules that are made up here', () => {
  it('pass the check', () => {
    fc.assert(
      fc.property(someRule, (rule) => {
        expect(checkRule(JSON.parse(JSON.stringify(rule)), catalogue, industries).faults).toEqual([]);
      }),
      some,
    );
  });
});
