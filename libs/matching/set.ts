/** How many enterprises a block holds; a block's number is `ordinal >> BLOCK_SHIFT`. */
export const BLOCK_SIZE = 4096;
export const BLOCK_SHIFT = 12;
export const BLOCK_BYTES = 512;
export const BLOCK_WORDS = 128;

/**
 * A set of enterprises: whole blocks of 4,096, side by side, one bit per ordinal.
 * Ordinal i is word `i >> 5`, bit `(i ^ 7) & 31`, so that the bytes of a block read most significant bit first:
 * they are the payload of PostgreSQL's `bit(4096)` and nothing is ever converted.
 */
export type EnterpriseSet = Uint32Array;

/** One block of a set as it is stored: its number and its 512 bytes. */
export interface Block {
  block: number;
  bytes: Uint8Array;
}

if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) throw new Error('本程序只能在小端字节序的机器上运行');

/** The word of a set in which an ordinal's bit lies. */
export const wordOf = (ordinal: number): number => ordinal >>> 5;

/** The bit of that word, as a mask. */
export const maskOf = (ordinal: number): number => 1 << ((ordinal ^ 7) & 31);

/** How many blocks are needed for the ordinals 0 … size − 1. */
export const blocksFor = (size: number): number => Math.ceil(size / BLOCK_SIZE);

/** A set of that many blocks with nobody in it. */
export function emptySet(blocks: number): EnterpriseSet {
  return new Uint32Array(blocks * BLOCK_WORDS);
}

/** The ordinals 0 … size − 1, in `blocks` blocks (just enough ones by default). */
export function fullSet(size: number, blocks = blocksFor(size)): EnterpriseSet {
  const set = emptySet(blocks);
  set.fill(0xffffffff, 0, wordOf(size));
  for (let ordinal = size & ~31; ordinal < size; ordinal++) add(set, ordinal);
  return set;
}

/** The set of the given ordinals. */
export function setOf(blocks: number, ordinals: Iterable<number>): EnterpriseSet {
  const set = emptySet(blocks);
  for (const ordinal of ordinals) add(set, ordinal);
  return set;
}

/** Whether the ordinal is in the set; an ordinal beyond its blocks is not. */
export function has(set: EnterpriseSet, ordinal: number): boolean {
  return ((set[wordOf(ordinal)] ?? 0) & maskOf(ordinal)) !== 0;
}

/** Puts an ordinal into the set. Throws a RangeError beyond its blocks, where the bit would silently be lost. */
export function add(set: EnterpriseSet, ordinal: number): void {
  const word = set[wordOf(ordinal)];
  if (word === undefined)
    throw new RangeError(`ordinal ${ordinal} is beyond the set's ${set.length >> 7} blocks`);
  set[wordOf(ordinal)] = word | maskOf(ordinal);
}

/** Takes an ordinal out of the set. */
export function remove(set: EnterpriseSet, ordinal: number): void {
  const word = set[wordOf(ordinal)];
  if (word !== undefined) set[wordOf(ordinal)] = word & ~maskOf(ordinal);
}

/** The members of either, as a new set as long as the longer one. */
export function union(a: EnterpriseSet, b: EnterpriseSet): EnterpriseSet {
  const [long, short] = a.length < b.length ? [b, a] : [a, b];
  const out = long.slice();
  for (let w = 0; w < short.length; w++) out[w]! |= short[w]!;
  return out;
}

/** The members of both, as a new set as long as the shorter one. */
export function intersect(a: EnterpriseSet, b: EnterpriseSet): EnterpriseSet {
  const [long, short] = a.length < b.length ? [b, a] : [a, b];
  const out = short.slice();
  for (let w = 0; w < out.length; w++) out[w]! &= long[w]!;
  return out;
}

/** The members of `a` that are not in `b`, as a new set as long as `a`. */
export function subtract(a: EnterpriseSet, b: EnterpriseSet): EnterpriseSet {
  const out = a.slice();
  const length = Math.min(a.length, b.length);
  for (let w = 0; w < length; w++) out[w]! &= ~b[w]!;
  return out;
}

/** How many bits of one word are set. */
export function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many enterprises are in the set. */
export function count(set: EnterpriseSet): number {
  let total = 0;
  for (let w = 0; w < set.length; w++) total += popcount(set[w]!);
  return total;
}

/** How many enterprises are in both sets, of equal length. */
export function countBoth(a: EnterpriseSet, b: EnterpriseSet): number {
  let total = 0;
  for (let w = 0; w < a.length; w++) total += popcount(a[w]! & b[w]!);
  return total;
}

/** Whether nobody is in the set. */
export function isEmpty(set: EnterpriseSet): boolean {
  for (let w = 0; w < set.length; w++) if (set[w] !== 0) return false;
  return true;
}

/** The ordinals of the set, ascending. */
export function* ordinals(set: EnterpriseSet): Iterable<number> {
  for (let w = 0; w < set.length; w++) {
    if (set[w] === 0) continue;
    for (let ordinal = w * 32; ordinal < w * 32 + 32; ordinal++) if (has(set, ordinal)) yield ordinal;
  }
}

/** The 512 bytes of one block as a view on the set: what is written there is in the set. */
export function blockBytes(set: EnterpriseSet, block: number): Uint8Array {
  return new Uint8Array(set.buffer, set.byteOffset + block * BLOCK_BYTES, BLOCK_BYTES);
}

/** The blocks that have members, ascending, their bytes as views. Empty blocks are never written down. */
export function* nonEmptyBlocks(set: EnterpriseSet): Iterable<Block> {
  for (let block = 0; block < set.length / BLOCK_WORDS; block++) {
    if (!isEmpty(set.subarray(block * BLOCK_WORDS, (block + 1) * BLOCK_WORDS))) {
      yield { block, bytes: blockBytes(set, block) };
    }
  }
}

/** The set of the given blocks, copied; blocks that are not given are empty. Throws a RangeError on a misfit. */
export function setFromBlocks(blocks: number, rows: Iterable<Block>): EnterpriseSet {
  const set = emptySet(blocks);
  for (const { block, bytes } of rows) {
    if (block < 0 || block >= blocks)
      throw new RangeError(`block ${block} is beyond the set's ${blocks} blocks`);
    if (bytes.length !== BLOCK_BYTES)
      throw new RangeError(`block ${block} has ${bytes.length} bytes, not 512`);
    blockBytes(set, block).set(bytes);
  }
  return set;
}

/** How many enterprises are in the 512 bytes of one block (any length and alignment will do). */
export function countBlock(bytes: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < bytes.length; i++) total += popcount(bytes[i]!);
  return total;
}
