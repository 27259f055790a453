import fc from 'fast-check';
import { catalogue, industryCodes } from './catalogue.js';
import type { Specimen } from './population.js';
import type { Facts, Field, FieldType } from '../fields/field.js';
import { fieldKinds } from '../fields/field-kinds.js';
import { operators } from '../rules/operator.js';
import type { Condition, Operator, RuleGroup, RuleNode } from '../rules/rule.js';

/** Few distinct values, so that thresholds are often met exactly. */
const numbers = fc.constantFrom(-1.5, -0, 0, 0.1, 5.5, 20, 30, 300, 1e9);
const days = fc.constantFrom('2019-02-28', '2024-02-29', '2026-11-22', '2026-11-23', '2026-11-24');
const grades = fc.constantFrom('large', 'medium', 'small', 'micro');
const codes = fc.constantFrom(...industryCodes);

const factValues: Readonly<Record<FieldType, fc.Arbitrary<boolean | number | string | string[]>>> = {
  boolean: fc.boolean(),
  number: numbers,
  date: days,
  enum: fc.oneof(grades, fc.uniqueArray(grades, { maxLength: 3 })),
  industry: codes,
};

const operands: Readonly<Record<FieldType, fc.Arbitrary<unknown>>> = {
  boolean: fc.boolean(),
  number: numbers,
  date: fc.oneof(days, fc.constant('today')),
  enum: grades,
  industry: fc.oneof(codes, fc.constantFrom('C26', 'C2614', 'F51')),
};

/** What is known of an enterprise: every fact may be missing. */
export const someFacts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries([...catalogue.values()].map((field) => [field.key, factValues[field.type]])),
  { requiredKeys: [] },
);

/** An enterprise, now and then a deregistered one. */
export const someSpecimen: fc.Arbitrary<Specimen> = fc.record({
  facts: someFacts,
  isActive: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
});

const veto = fc.integer({ min: 0, max: 5 }).map((n) => n === 0);

const operandOf = (field: Field, operator: Operator): fc.Arbitrary<unknown> => {
  const one = operands[field.type];
  const shapes = {
    none: fc.constant(undefined),
    one,
    list: fc.array(one, { minLength: 1, maxLength: 3 }),
    range: fc.tuple(one, one).map((ends) => ends.sort(ascending)),
  };
  return shapes[operators[operator].arity];
};

const ascending = (a: unknown, b: unknown): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1;

const someComparison: fc.Arbitrary<Condition> = fc
  .constantFrom(...catalogue.values())
  .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...fieldKinds[field.type].operators)))
  .chain(([field, operator]) =>
    fc.record({
      field: fc.constant(field.key),
      operator: fc.constant(operator),
      value: operandOf(field, operator),
      meta: fc.record({ veto, points: fc.integer({ min: 1, max: 40 }) }),
    }),
  );

const someManual: fc.Arbitrary<Condition> = fc.record({
  field: fc.constant('manual'),
  operator: fc.constant('=' as const),
  value: fc.constant(true),
  meta: fc.record({ points: fc.integer({ min: 1, max: 40 }) }),
});

const mostPoints = (rules: readonly RuleNode[]): number =>
  rules.reduce((sum, rule) => sum + (rule.meta?.points ?? 0), 0);

const groupOver = (child: fc.Arbitrary<RuleNode>): fc.Arbitrary<RuleGroup> =>
  fc
    .record({
      combinator: fc.constantFrom('and', 'or', 'atLeast', 'score'),
      not: fc.boolean(),
      rules: fc.array(child, { minLength: 1, maxLength: 4 }),
      meta: fc.record({ veto, points: fc.integer({ min: 1, max: 40 }) }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ share, ...group }) => {
      const most = group.combinator === 'score' ? mostPoints(group.rules) : group.rules.length;
      return { ...group, minimum: 1 + Math.floor(share * (most - 1)) };
    });

const { group: someGroup } = fc.letrec<{ node: RuleNode; group: RuleGroup }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: someComparison, weight: 6 },
    { arbitrary: someManual, weight: 1 },
    { arbitrary: tie('group'), weight: 3 },
  ),
  group: groupOver(tie('node')),
}));

/** A checked rule with all that the format knows. */
export const someRule: fc.Arbitrary<RuleGroup> = someGroup;
