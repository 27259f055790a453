import type { BlockValues, Column } from '../columns/column.js';
import type { FactValue, Field } from './field.js';
import type { PairKind } from './field-pair.js';
import type { IndustryTree } from './industry-tree.js';
import type { Operator } from '../rules/rule.js';
import type { PlainOperator } from '../rules/operator.js';
import type { Ternary, Truth } from '../ternary.js';

/** What the values in a rule are read against. */
export interface Surroundings {
  /** The day that 'today' means, YYYY-MM-DD. */
  today: string;
  industries: IndustryTree;
}

/** One comparison in its two directions. Both are asked about known values only and must agree. */
export interface Test {
  /** The answer for one value. */
  judge(value: FactValue, field: Field): Truth;
  /**
   * Adds one block's answers to empty sets, from word `start` on: to `yes` who meets it, to `possible` who may (whoever
   * is in `yes` need not be repeated there).
   */
  select(column: Column, block: number, out: Ternary, start: number): void;
}

/** What one condition asks of a field: a plain operator with its values. */
export interface Question {
  plain: PlainOperator;
  operands: readonly unknown[];
}

/** Everything that depends on a field's type. A new type is a file with one of these and a line in `fieldKinds`. */
export interface FieldKind {
  readonly operators: readonly Operator[];
  /** What a value in a rule must be, for the fault's text; undefined when this one is fine. */
  operandFault(operand: unknown, field: Field, industries: IndustryTree): string | undefined;
  /** How a value in a rule reads. */
  show(operand: unknown, field: Field, industries: IndustryTree): string;
  /** The comparison of a plain operator with its values. */
  test(operator: PlainOperator, operands: readonly unknown[], surroundings: Surroundings): Test;
  /**
   * Values that between them answer the questions in every way in which any value can, those known in part included;
   * undefined when they can't be listed.
   */
  samples(
    questions: readonly Question[],
    field: Field,
    surroundings: Surroundings,
  ): readonly FactValue[] | undefined;
  /** How one field of this type is compared with another; absent when it can't be. */
  readonly pair?: PairKind;
  /** The segment of a block's values. Throws a FactFault on a value that is not the field's. */
  encode(values: BlockValues, field: Field, industries: IndustryTree): Uint8Array;
  /** The column over stored segments. Throws a SegmentFault on bytes that are not this kind's. */
  open(segments: readonly (Uint8Array | undefined)[], field: Field, industries: IndustryTree): Column;
}

/** Whether a value says anything: missing ones, and null from stored JSON, do not. */
export function isPresent(value: FactValue | null | undefined): value is FactValue {
  return value !== undefined && value !== null;
}

/** Whether anything is known: an interval of no options says nothing, while a set of none is known to be empty. */
export function isKnown(value: FactValue | null | undefined, field: Field | undefined): value is FactValue {
  return isPresent(value) && !(Array.isArray(value) && value.length === 0 && field?.type !== 'enumSet');
}

/** A block's values read by `read`, gaps kept. */
export function mapKnown<T>(
  values: BlockValues,
  field: Field,
  read: (value: FactValue, field: Field) => T,
): (T | undefined)[] {
  const out: (T | undefined)[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    out.push(isKnown(value, field) ? read(value, field) : undefined);
  }
  return out;
}

/** Segments opened by `open`, gaps kept. */
export function openAll<T>(
  segments: readonly (Uint8Array | undefined)[],
  open: (bytes: Uint8Array) => T,
): (T | undefined)[] {
  return Array.from(segments, (bytes) => bytes && open(bytes));
}
