import fc from 'fast-check';
import type { Catalogue, Field, FieldType } from '../fields/field.js';

/** Fields over the same list can be compared with each other. */
const lists = [['a', 'b'], ['a', 'b', 'c', 'd'], ['r1', 'r2', 'r3', 'r4', 'r5'], ['only']].map((codes) =>
  codes.map((value) => ({ value, label: value.toUpperCase() })),
);

const types: readonly FieldType[] = ['boolean', 'number', 'date', 'enum', 'enumSet', 'industry', 'text'];

const traits = {
  options: fc.constantFrom(...lists),
  several: fc.boolean(),
  unit: fc.constantFrom(undefined, '元', '万元', '亿元', '人', '%'),
  isTag: fc.boolean(),
  /** Whether the value of the period before is kept too. */
  hasPast: fc.boolean(),
};
type Traits = {
  [Trait in keyof typeof traits]: (typeof traits)[Trait] extends fc.Arbitrary<infer T> ? T : never;
};

/** A catalogue with fields of every type, some of them several times, tags, and values of the period before. */
export const someCatalogue: fc.Arbitrary<Catalogue> = fc
  .tuple(
    ...types.map((type) => fc.record({ ...traits, type: fc.constant(type) })),
    fc.record({ ...traits, type: fc.constant('number' as const), hasPast: fc.constant(true) }),
    fc.array(fc.record({ ...traits, type: fc.constantFrom(...types) }), { maxLength: 8 }),
  )
  .map(
    (made) =>
      new Map(
        made
          .flat()
          .flatMap(fieldsOf)
          .map((field) => [field.key, field]),
      ),
  );

function fieldsOf({ type, ...traits }: Traits & { type: FieldType }, nth: number): Field[] {
  const key = type === 'boolean' && traits.isTag ? `tag:t${nth}` : `f${nth}`;
  const field: Field = { key, label: `指标${nth}`, type, ...particulars[type](traits) };
  const isKept = traits.hasPast && (type === 'number' || type === 'date' || type === 'enum');
  return isKept ? [field, { ...field, key: `${key}@-1`, base: key, periodOffset: -1 }] : [field];
}

const nothing = (): Partial<Field> => ({});
const particulars: Readonly<Record<FieldType, (traits: Traits) => Partial<Field>>> = {
  boolean: nothing,
  number: ({ unit }) => (unit ? { unit } : {}),
  date: nothing,
  enum: ({ options, several }) => ({ options, several }),
  enumSet: ({ options }) => ({ options }),
  industry: nothing,
  text: nothing,
};
