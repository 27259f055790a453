import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnFromTernary, valueAt, type BlockValues } from './column.js';
import type { FactValue } from '../fields/field.js';
import { columnFromSegments, encodeSegment } from '../fields/field-kinds.js';
import { industryTree } from '../fields/industry-tree.js';
import { setOf } from '../set.js';
import { someFacts } from '../specimens/arbitraries.js';
import { catalogue, fieldOf, industries } from '../specimens/catalogue.js';
import { runs } from '../specimens/runs.js';

const roundTrip = (key: string, values: BlockValues): unknown[] => {
  const column = columnFromSegments(
    fieldOf(key),
    [encodeSegment(fieldOf(key), values, industries)],
    industries,
  );
  return values.map((_, ordinal) => valueAt(column, ordinal));
};

/** What comes back: an interval in alphabetical order, one of a single code as the code, one of nothing as unknown. */
function canonical(key: string, value: unknown): unknown {
  if (key === 'qualifications') return Array.isArray(value) ? value.toSorted() : value;
  if (!Array.isArray(value)) return Object.is(value, -0) ? 0 : value;
  return value.length < 2 ? value[0] : value.toSorted();
}

describe('a segment', () => {
  it('gives every value back', () => {
    fc.assert(
      fc.property(fc.array(someFacts, { maxLength: 50 }), (all) => {
        for (const key of catalogue.keys()) {
          const values = all.map((facts) => facts[key]);
          expect(roundTrip(key, values)).toEqual(values.map((value) => canonical(key, value)));
        }
      }),
      runs(50),
    );
  });

  it('gives back 4,096 different numbers, the largest and the smallest among them', () => {
    const numbers = Array.from({ length: 4096 }, (_, i) => ((i * 2731) % 4096) * 1.5 - 3000);
    numbers.splice(7, 3, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE);
    expect(roundTrip('staff', numbers)).toEqual(numbers);
  });

  it('is the same bytes for the same values', () => {
    fc.assert(
      fc.property(fc.array(someFacts, { maxLength: 20 }), (all) => {
        for (const field of catalogue.values()) {
          const values = all.map((facts) => facts[field.key]);
          const again = values.map((value) => (Array.isArray(value) ? value.toReversed() : value));
          const bytes = [values, again].map((each) => encodeSegment(field, each, industries));
          expect(Buffer.compare(bytes[0]!, bytes[1]!)).toBe(0);
        }
      }),
      runs(30),
    );
  });

  it('is read in place, and copied when a driver hands it over at an odd address', () => {
    const bytes = encodeSegment(fieldOf('staff'), [3, undefined, 5], industries);
    const odd = new Uint8Array(bytes.length + 3);
    odd.set(bytes, 3);
    const column = columnFromSegments(fieldOf('staff'), [bytes, undefined, odd.subarray(3)], industries);
    expect([0, 1, 2, 4096, 8192, 8194].map((ordinal) => valueAt(column, ordinal))).toEqual([
      3,
      undefined,
      5,
      undefined,
      3,
      5,
    ]);
    bytes.fill(0, 16, 528);
    expect(valueAt(column, 0)).toBeUndefined();
    expect(valueAt(column, 8192)).toBe(3);
  });

  it.each([
    ['staff', NaN],
    ['staff', Infinity],
    ['staff', '12'],
    ['dishonest', 1],
    ['highTechUntil', '2023-02-29'],
    ['sizeGrade', ''],
    ['industry', '9999'],
    ['qualifications', 'gazelle'],
    ['qualifications', ['gazelle', 1]],
    ['scope', 7],
  ])('refuses for %s the value %s and names the field', (key, value) => {
    expect(() => encodeSegment(fieldOf(key), [value as FactValue], industries)).toThrow(fieldOf(key).label);
  });

  it('refuses more values than a block holds', () => {
    expect(() => encodeSegment(fieldOf('staff'), new Array<undefined>(4097), industries)).toThrow(RangeError);
  });

  it.each([
    ['of another type', (bytes: Uint8Array) => bytes.with(1, 1)],
    ['of another version', (bytes: Uint8Array) => bytes.with(2, 9)],
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, -8)],
    ['of no bytes', () => new Uint8Array(0)],
  ])('is refused when it is %s', (_fault, spoil) => {
    const bytes = encodeSegment(fieldOf('staff'), [1, 2], industries);
    expect(() => columnFromSegments(fieldOf('staff'), [spoil(bytes)], industries)).toThrow(
      '请从企业指标重建',
    );
  });

  it('is refused when the industry classification has changed', () => {
    const other = industryTree([{ code: 'C', parent: '', name: '制造业' }]);
    const bytes = encodeSegment(fieldOf('industry'), ['C'], industries);
    expect(() => columnFromSegments(fieldOf('industry'), [bytes], other)).toThrow('行业分类已更换');
  });
});

describe('a column over sets', () => {
  it('is yes, unknown or no as the sets say', () => {
    const ternary = { yes: setOf(2, [1, 5000]), possible: setOf(2, [1, 2, 5000]) };
    const column = columnFromTernary(fieldOf('tag:sme'), ternary);
    expect([0, 1, 2, 5000].map((ordinal) => valueAt(column, ordinal))).toEqual([
      false,
      true,
      undefined,
      true,
    ]);
  });
});
