import { newSegment, openSegment, type SegmentForm } from './segment.js';
import { BLOCK_SIZE, BLOCK_WORDS, add, has } from '../set.js';

/** One block of codes: who is known, and for each code that occurs in it a set of its own. */
export interface CodeRows {
  known: Uint32Array;
  codes: readonly string[];
  rows: Uint32Array;
}

/** The segment of a block's codes by offset. */
export function encodeCodeRows(
  form: SegmentForm,
  values: readonly (readonly string[] | undefined)[],
): Uint8Array {
  const codes = [...new Set(values.flatMap((value) => value ?? []))].sort();
  const names = new TextEncoder().encode(JSON.stringify(codes));
  const segment = newSegment({ form, sets: 1 + codes.length, tailBytes: names.length, stamp: 0 });
  segment.tail().set(names);
  const [known, rows] = [segment.words(0, 1), segment.words(1, codes.length)];
  const starts = new Map(codes.map((code, row) => [code, row * BLOCK_SIZE]));
  values.forEach((value, offset) => {
    if (value) add(known, offset);
    for (const code of value ?? []) add(rows, (starts.get(code) ?? 0) + offset);
  });
  return segment.bytes;
}

/** Opens a stored segment in place; only the names of its codes are decoded. */
export function openCodeRows(form: SegmentForm, bytes: Uint8Array): CodeRows {
  const segment = openSegment(bytes, form);
  const codes = JSON.parse(new TextDecoder().decode(segment.tail())) as string[];
  return { known: segment.words(0, 1), codes, rows: segment.words(1, codes.length) };
}

/** The codes at an offset, in alphabetical order. */
export function codeRowsAt({ known, codes, rows }: CodeRows, offset: number): string[] | undefined {
  return has(known, offset) ? codes.filter((_, row) => has(rows, row * BLOCK_SIZE + offset)) : undefined;
}

/** The set of one of a block's codes; undefined when nobody in the block has it. */
export function rowOf({ codes, rows }: CodeRows, code: string): Uint32Array | undefined {
  const row = codes.indexOf(code);
  return row < 0 ? undefined : rows.subarray(row * BLOCK_WORDS, (row + 1) * BLOCK_WORDS);
}

/** Adds those of a block who have a code that passes to `out`, from word `start` on. */
export function addRows(
  { codes, rows }: CodeRows,
  passes: (code: string) => boolean,
  out: Uint32Array,
  start: number,
): void {
  codes.forEach((code, row) => {
    if (!passes(code)) return;
    const first = row * BLOCK_WORDS;
    for (let w = 0; w < BLOCK_WORDS; w++) out[start + w]! |= rows[first + w]!;
  });
}
