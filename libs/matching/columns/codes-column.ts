import { codeRowsAt, encodeCodeRows, openCodeRows, type CodeRows } from './code-rows.js';
import { CODES } from './segment.js';
import type { Field } from '../fields/field.js';

/** Sets of codes: for each code, who has it. Whoever is known has those and no others. */
export interface CodesColumn {
  readonly kind: 'codes';
  readonly field: Field;
  readonly blocks: readonly (CodeRows | undefined)[];
}

/** The segment of a block's codes by offset. */
export const encodeCodes = (values: readonly (readonly string[] | undefined)[]): Uint8Array =>
  encodeCodeRows(CODES, values);

/** Opens a stored segment in place. */
export const openCodes = (bytes: Uint8Array): CodeRows => openCodeRows(CODES, bytes);

/** The codes at an offset, in alphabetical order; none of them is an empty list. */
export const codesAt = codeRowsAt;
