import { ranksOf, sliceCount, writeRank } from './rank-column.js';
import { TEXTS, newSegment, openSegment } from './segment.js';
import type { Field } from '../fields/field.js';
import { BLOCK_SIZE, BLOCK_WORDS, add, has } from '../set.js';

/** One block of texts: the distinct ones in order, and everybody's place among them as bit slices, lowest first. */
export interface TextBlock {
  known: Uint32Array;
  slices: Uint32Array;
  texts: readonly string[];
}

/** Texts, each kept once a block. */
export interface TextColumn {
  readonly kind: 'text';
  readonly field: Field;
  readonly blocks: readonly (TextBlock | undefined)[];
}

/** The segment of a block's texts by offset. */
export function encodeTexts(values: readonly (string | undefined)[]): Uint8Array {
  const texts = [...new Set(values.filter((value) => value !== undefined))].sort();
  const places = new Map(texts.map((text, place) => [text, place]));
  const depth = sliceCount(texts.length);
  const names = new TextEncoder().encode(JSON.stringify(texts));
  const segment = newSegment({ form: TEXTS, sets: 1 + depth, tailBytes: names.length, stamp: 0 });
  segment.tail().set(names);
  const [known, slices] = [segment.words(0, 1), segment.words(1, depth)];
  values.forEach((value, offset) => {
    if (value === undefined) return;
    add(known, offset);
    writeRank(slices, offset, places.get(value) ?? 0);
  });
  return segment.bytes;
}

/** Opens a stored segment in place; the texts are decoded. */
export function openTexts(bytes: Uint8Array): TextBlock {
  const segment = openSegment(bytes, TEXTS);
  const texts = JSON.parse(new TextDecoder().decode(segment.tail())) as string[];
  return { known: segment.words(0, 1), slices: segment.words(1, segment.sets - 1), texts };
}

/** The text at an offset. */
export function textAt({ known, slices, texts }: TextBlock, offset: number): string | undefined {
  if (!has(known, offset)) return undefined;
  let place = 0;
  for (let slice = slices.length / BLOCK_WORDS - 1; slice >= 0; slice--) {
    place = place * 2 + (has(slices, slice * BLOCK_SIZE + offset) ? 1 : 0);
  }
  return texts[place];
}

const scratch = new Uint16Array(BLOCK_SIZE);

/** Adds those of a block whose text passes to `out`, from word `start` on. Every distinct text is asked once. */
export function addTexts(
  block: TextBlock,
  passes: (text: string) => boolean,
  out: Uint32Array,
  start: number,
): void {
  const passing = Uint8Array.from(block.texts, (text) => (passes(text) ? 1 : 0));
  if (!passing.includes(1)) return;
  const places = ranksOf(block, scratch);
  for (let w = 0; w < BLOCK_WORDS; w++) {
    let word = 0;
    for (let bit = 0; bit < 32; bit++) word |= passing[places[w * 32 + bit]!]! << bit;
    out[start + w]! |= word & block.known[w]!;
  }
}
