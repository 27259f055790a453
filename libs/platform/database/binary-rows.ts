import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Signature, flags and the length of an extension, which no server has sent so far. */
const headerBytes = 19;

/**
 * The rows of a query, each field as the bytes its type sends (`int4send` …), null where it is NULL. Large bytea come as
 * they are, where an ordinary query has them written as hex on one side and read on the other. Takes no parameters.
 * Format: COPY … (FORMAT binary).
 */
export async function binaryRows(client: PoolClient, sql: string): Promise<(Buffer | null)[][]> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`COPY (${sql}) TO STDOUT (FORMAT binary)`)))
    chunks.push(chunk as Buffer);
  return [...rowsIn(Buffer.concat(chunks))];
}

function* rowsIn(bytes: Buffer): Iterable<(Buffer | null)[]> {
  let at = headerBytes;
  const field = (): Buffer | null => {
    const length = bytes.readInt32BE(at);
    const start = at + 4;
    at = start + Math.max(0, length);
    return length < 0 ? null : bytes.subarray(start, at);
  };
  // The end is marked by a row of −1 fields.
  for (let fields = bytes.readInt16BE(at); fields >= 0; fields = bytes.readInt16BE(at)) {
    at += 2;
    yield Array.from({ length: fields }, field);
  }
}
