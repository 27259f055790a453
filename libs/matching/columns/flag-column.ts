import { FLAGS, newSegment, openSegment } from './segment.js';
import type { Field } from '../fields/field.js';
import { BLOCK_WORDS, add, has } from '../set.js';
import type { Ternary } from '../ternary.js';

/** One block of yes-or-no values. */
export interface FlagBlock {
  known: Uint32Array;
  yes: Uint32Array;
}

/** Yes-or-no values: two sets a block. */
export interface FlagColumn {
  readonly kind: 'flag';
  readonly field: Field;
  readonly blocks: readonly (FlagBlock | undefined)[];
}

/** The segment of a block's values by offset. */
export function encodeFlags(values: readonly (boolean | undefined)[]): Uint8Array {
  const segment = newSegment({ form: FLAGS, sets: 2, tailBytes: 0, stamp: 0 });
  const [known, yes] = [segment.words(0, 1), segment.words(1, 1)];
  values.forEach((value, offset) => {
    if (value !== undefined) add(known, offset);
    if (value) add(yes, offset);
  });
  return segment.bytes;
}

/** Opens a stored segment in place. */
export function openFlags(bytes: Uint8Array): FlagBlock {
  const segment = openSegment(bytes, FLAGS);
  return { known: segment.words(0, 1), yes: segment.words(1, 1) };
}

/** A column over sets of the whole population: known where it is yes or not possible. */
export function flagsOf(field: Field, { yes, possible }: Ternary): FlagColumn {
  const known = yes.map((word, w) => word | ~possible[w]!);
  const blocks = Array.from({ length: yes.length / BLOCK_WORDS }, (_, block) => {
    const [start, end] = [block * BLOCK_WORDS, (block + 1) * BLOCK_WORDS];
    return { known: known.subarray(start, end), yes: yes.subarray(start, end) };
  });
  return { kind: 'flag', field, blocks };
}

/** The value at an offset. */
export function flagAt(block: FlagBlock, offset: number): boolean | undefined {
  return has(block.known, offset) ? has(block.yes, offset) : undefined;
}
