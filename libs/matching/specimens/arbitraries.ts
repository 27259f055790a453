import fc from 'fast-check';
import { catalogue, industryCodes } from './catalogue.js';
import type { Specimen } from './population.js';
import type { Catalogue, Facts, Field, FieldType } from '../fields/field.js';
import { fieldKinds } from '../fields/field-kinds.js';
import { operators } from '../rules/operator.js';
import type { Condition, Operator, RuleGroup, RuleNode } from '../rules/rule.js';

/** Few distinct values, so that thresholds are often met exactly. */
const numbers = fc.constantFrom(-1.5, -0, 0, 0.1, 5.5, 7, 20, 30, 100, 300, 70_000, 1e9);
const days = fc.constantFrom('2019-02-28', '2024-02-29', '2026-11-22', '2026-11-23', '2026-11-24');
const codes = fc.constantFrom(...industryCodes);
const optionOf = ({ options = [] }: Field) => fc.constantFrom(...options.map(({ value }) => value));
const texts = fc.constantFrom('集成电路', '集成电路设计', '软件开发；集成电路设计', '设计', 'IC', 'ic');
/** 7 % of 100 is 7.000000000000001 in binary, and must be 7. */
const factors = fc.constantFrom(undefined, 1, 0.07, 0.1, 1.5, 1e-4, 3);

type Values = (field: Field) => fc.Arbitrary<boolean | number | string | string[]>;

const several: Values = (field) => fc.uniqueArray(optionOf(field), { maxLength: 3 });

const factValues: Readonly<Record<FieldType, Values>> = {
  boolean: () => fc.boolean(),
  number: () => numbers,
  date: () => days,
  enum: (field) => (field.several ? fc.oneof(optionOf(field), several(field)) : optionOf(field)),
  enumSet: several,
  industry: () => codes,
  text: () => fc.oneof(texts, fc.constant('')),
};

const operands: Readonly<Record<FieldType, Values>> = {
  boolean: () => fc.boolean(),
  number: () => numbers,
  date: () => fc.oneof(days, fc.constant('today')),
  enum: optionOf,
  enumSet: optionOf,
  industry: () => fc.oneof(codes, fc.constantFrom('C26', 'C2614', 'F51')),
  text: () => texts,
};

const factsOver = (fields: Catalogue): fc.Arbitrary<Facts> =>
  fc.record(
    Object.fromEntries([...fields.values()].map((field) => [field.key, factValues[field.type](field)])),
    {
      requiredKeys: [],
    },
  );

const veto = fc.integer({ min: 0, max: 5 }).map((n) => n === 0);

const operandOf = (field: Field, operator: Operator): fc.Arbitrary<unknown> => {
  const one = operands[field.type](field);
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

const remark = fc.record({ veto, points: fc.integer({ min: 1, max: 40 }) });

/** Every two fields that can be compared with each other. */
const pairsOf = (fields: Catalogue) =>
  [...fields.values()].flatMap((field) =>
    [...fields.values()].flatMap((other) => {
      const kind = fieldKinds[field.type].pair;
      const fits = kind && field !== other && field.type === other.type && !kind.fault(field, other);
      return fits ? [{ field, other, kind }] : [];
    }),
  );

const someFieldComparison = (fields: Catalogue): fc.Arbitrary<Condition> =>
  fc.constantFrom(...pairsOf(fields)).chain(({ field, other, kind }) =>
    fc.record({
      field: fc.constant(field.key),
      operator: fc.constantFrom(...kind.operators),
      valueSource: fc.constant('field' as const),
      value: fc.constant(other.key),
      factor: kind.takesFactor ? factors : fc.constant(undefined),
      meta: remark,
    }),
  );

const someComparison = (fields: Catalogue): fc.Arbitrary<Condition> =>
  fc
    .constantFrom(...fields.values())
    .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...fieldKinds[field.type].operators)))
    .chain(([field, operator]) =>
      fc.record({
        field: fc.constant(field.key),
        operator: fc.constant(operator),
        value: operandOf(field, operator),
        meta: remark,
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

const rulesOver = (fields: Catalogue): fc.Arbitrary<RuleGroup> =>
  fc.letrec<{ node: RuleNode; group: RuleGroup }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { arbitrary: someComparison(fields), weight: 6 },
      { arbitrary: someFieldComparison(fields), weight: 2 },
      { arbitrary: someManual, weight: 1 },
      { arbitrary: tie('group'), weight: 3 },
    ),
    group: groupOver(tie('node')),
  })).group;

/** What can be made up over a catalogue in which at least two fields can be compared with each other. */
export interface MadeUp {
  /** What is known of an enterprise: every fact may be missing. */
  readonly facts: fc.Arbitrary<Facts>;
  /** An enterprise, now and then a deregistered one. */
  readonly specimen: fc.Arbitrary<Specimen>;
  /** A checked rule with all that the format knows. */
  readonly rule: fc.Arbitrary<RuleGroup>;
}

/** Facts, enterprises and rules over the fields of a catalogue. */
export function madeUpOver(fields: Catalogue): MadeUp {
  const facts = factsOver(fields);
  const isActive = fc.integer({ min: 0, max: 9 }).map((n) => n > 0);
  return { facts, specimen: fc.record({ facts, isActive }), rule: rulesOver(fields) };
}

/** Those over the catalogue of the specimens. */
export const { facts: someFacts, specimen: someSpecimen, rule: someRule } = madeUpOver(catalogue);
