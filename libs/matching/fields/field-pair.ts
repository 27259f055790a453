import type { Column } from '../columns/column.js';
import type { FactValue, Field } from './field.js';
import type { PlainOperator } from '../rules/operator.js';
import type { Operator } from '../rules/rule.js';
import type { Ternary, Truth } from '../ternary.js';

/** One field beside another, or beside a multiple of it. */
export interface FieldPair {
  field: Field;
  other: Field;
  factor: number;
}

/** The comparison of two known values of one enterprise, in its two directions, which must agree. */
export interface PairTest {
  judge(value: FactValue, other: FactValue): Truth;
  /** As `Test.select`; whose values are not both known does not matter, the caller sorts them out. */
  select(column: Column, other: Column, block: number, out: Ternary, start: number): void;
}

/** How fields of one type are compared with each other. */
export interface PairKind {
  readonly operators: readonly Operator[];
  /** Whether a multiple means anything. */
  readonly takesFactor: boolean;
  /** Why the two can't be compared, for the fault's text; undefined when they can. Both are of this type. */
  fault(field: Field, other: Field): string | undefined;
  test(operator: PlainOperator, pair: FieldPair): PairTest;
}
