/** One block of a set as it travels to and from PostgreSQL: the 512 bytes of a `bit(4096)`. */
export interface BlockRow {
  readonly block: number;
  readonly bytes: Uint8Array;
}

const varbitOid = 1562;
const headerBytes = 20;

/**
 * Encodes blocks as a binary `varbit[]` parameter (one dimension, no nulls). As text the same array costs eight
 * times as much. Format: array_send and varbit_send of PostgreSQL.
 */
export function varbitArray(blocks: readonly Uint8Array[]): Buffer {
  const elementBytes = blocks.reduce((sum, bytes) => sum + 8 + bytes.length, 0);
  const out = Buffer.alloc(headerBytes + elementBytes);
  [1, 0, varbitOid, blocks.length, 1].forEach((word, index) => out.writeInt32BE(word, index * 4));
  let at = headerBytes;
  for (const bytes of blocks) {
    out.writeInt32BE(bytes.length + 4, at);
    out.writeInt32BE(bytes.length * 8, at + 4);
    out.set(bytes, at + 8);
    at += 8 + bytes.length;
  }
  return out;
}

/** The payload of `bit_send(…)`: a length word, then the bytes. */
export function bitsOf(sent: Buffer): Uint8Array {
  return sent.subarray(4);
}
