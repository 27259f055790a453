import type { FactValue, Field } from './field.js';
import type { IndustryTree } from './industry-tree.js';
import type { Ternary } from './ternary.js';

/** The values of one block by offset: 4,096 or fewer, missing ones undefined. */
export type BlockValues = readonly (FactValue | undefined)[];

/** All values of one field, block by block, in the form in which they are compared. */
export interface Column {
  readonly field: Field;
}

/** The bytes of one field and block: the same values always give the same bytes. */
export function encodeSegment(field: Field, values: BlockValues, industries: IndustryTree): Uint8Array {
  void [field, values, industries];
  throw new Error('not yet written');
}

/** A column over segments by block, as views on their bytes; an undefined segment is a block of unknowns. */
export function columnFromSegments(
  field: Field,
  segments: readonly (Uint8Array | undefined)[],
  industries: IndustryTree,
): Column {
  void [field, segments, industries];
  throw new Error('not yet written');
}

/** A boolean column over sets, for tags: yes where `yes`, unknown where only `possible`, otherwise no. */
export function columnFromTernary(field: Field, ternary: Ternary): Column {
  void [field, ternary];
  throw new Error('not yet written');
}

/** The value of one enterprise, decoded back; undefined when it is unknown. */
export function valueAt(column: Column, ordinal: number): FactValue | undefined {
  void [column, ordinal];
  throw new Error('not yet written');
}
