import { codeRowsAt, encodeCodeRows, openCodeRows, type CodeRows } from './code-rows.js';
import { CHOICES } from './segment.js';
import type { Field } from '../fields/field.js';

/** Enum values, intervals included: for each code, who may have it. One possible code is a sure one. */
export interface ChoiceColumn {
  readonly kind: 'choice';
  readonly field: Field;
  readonly blocks: readonly (CodeRows | undefined)[];
}

/** The segment of a block's possible codes by offset. */
export const encodeChoices = (values: readonly (readonly string[] | undefined)[]): Uint8Array =>
  encodeCodeRows(CHOICES, values);

/** Opens a stored segment in place. */
export const openChoices = (bytes: Uint8Array): CodeRows => openCodeRows(CHOICES, bytes);

/** The possible codes at an offset, in alphabetical order. */
export const choicesAt = codeRowsAt;
