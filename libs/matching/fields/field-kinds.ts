import { booleanField } from './boolean-field.js';
import { dateField } from './date-field.js';
import { enumField } from './enum-field.js';
import { enumSetField } from './enum-set-field.js';
import type { Field, FieldType } from './field.js';
import type { FieldKind } from './field-kind.js';
import { industryField } from './industry-field.js';
import type { IndustryTree } from './industry-tree.js';
import { numberField } from './number-field.js';
import { textField } from './text-field.js';
import type { BlockValues, Column } from '../columns/column.js';
import { BLOCK_SIZE } from '../set.js';

/** What each type of field can do. */
export const fieldKinds: Readonly<Record<FieldType, FieldKind>> = {
  boolean: booleanField,
  number: numberField,
  date: dateField,
  enum: enumField,
  enumSet: enumSetField,
  industry: industryField,
  text: textField,
};

/**
 * The bytes of one field and block: the same values always give the same bytes. Throws a FactFault on a value that
 * is not the field's (a number that is not finite, a day that does not exist, a code that is none).
 */
export function encodeSegment(field: Field, values: BlockValues, industries: IndustryTree): Uint8Array {
  if (values.length > BLOCK_SIZE)
    throw new RangeError(`a block holds ${BLOCK_SIZE} values, not ${values.length}`);
  return fieldKinds[field.type].encode(values, field, industries);
}

/**
 * A column over segments by block, as views on their bytes; an undefined segment is a block of unknowns. Throws a
 * SegmentFault on bytes that were not made by `encodeSegment` for this type of field and industry classification.
 */
export function columnFromSegments(
  field: Field,
  segments: readonly (Uint8Array | undefined)[],
  industries: IndustryTree,
): Column {
  return fieldKinds[field.type].open(segments, field, industries);
}
