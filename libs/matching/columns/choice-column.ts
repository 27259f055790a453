import { CHOICES, newSegment, openSegment } from './segment.js';
import type { Field } from '../fields/field.js';
import { BLOCK_SIZE, BLOCK_WORDS, add, has } from '../set.js';

/** One block of enum values: for each code that occurs in it, who may have it. One possible code is a sure one. */
export interface ChoiceBlock {
  known: Uint32Array;
  codes: readonly string[];
  possible: Uint32Array;
}

/** Enum values, intervals included. */
export interface ChoiceColumn {
  readonly kind: 'choice';
  readonly field: Field;
  readonly blocks: readonly (ChoiceBlock | undefined)[];
}

/** The segment of a block's possible codes by offset. */
export function encodeChoices(values: readonly (readonly string[] | undefined)[]): Uint8Array {
  const codes = [...new Set(values.flatMap((value) => value ?? []))].sort();
  const names = new TextEncoder().encode(JSON.stringify(codes));
  const segment = newSegment({ form: CHOICES, sets: 1 + codes.length, tailBytes: names.length, stamp: 0 });
  segment.tail().set(names);
  const [known, possible] = [segment.words(0, 1), segment.words(1, codes.length)];
  const rows = new Map(codes.map((code, row) => [code, row * BLOCK_SIZE]));
  values.forEach((value, offset) => {
    if (value) add(known, offset);
    for (const code of value ?? []) add(possible, (rows.get(code) ?? 0) + offset);
  });
  return segment.bytes;
}

/** Opens a stored segment in place; only the names of its codes are decoded. */
export function openChoices(bytes: Uint8Array): ChoiceBlock {
  const segment = openSegment(bytes, CHOICES);
  const codes = JSON.parse(new TextDecoder().decode(segment.tail())) as string[];
  return { known: segment.words(0, 1), codes, possible: segment.words(1, codes.length) };
}

/** The possible codes at an offset, in alphabetical order. */
export function choicesAt(block: ChoiceBlock, offset: number): string[] | undefined {
  if (!has(block.known, offset)) return undefined;
  return block.codes.filter((_, row) => has(block.possible, row * BLOCK_SIZE + offset));
}

/** Adds those of a block who may have a code that passes to `out`, from word `start` on. */
export function addPossible(
  block: ChoiceBlock,
  passes: (code: string) => boolean,
  out: Uint32Array,
  start: number,
): void {
  block.codes.forEach((code, row) => {
    if (!passes(code)) return;
    const first = row * BLOCK_WORDS;
    for (let w = 0; w < BLOCK_WORDS; w++) out[start + w]! |= block.possible[first + w]!;
  });
}
