import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { SealedRecord } from './audit-entry.js';
import { ChainWalk } from './audit-verification.js';
import { entryOf } from './syslog-message.js';

/** What an archive says of itself in its first line. */
export interface ArchiveHead {
  readonly format: 'policy-push-audit';
  readonly version: 1;
  readonly first: string;
  readonly last: string;
  /** Hash of the link before the first, in hexadecimal digits: where the chain comes from. */
  readonly previous: string;
  /** Hash of the last link: where it goes on. */
  readonly hash: string;
}

/** What is wrong with an archive, or null. */
export interface ArchiveReport {
  readonly head: ArchiveHead;
  readonly verified: number;
  readonly broken: { readonly number: string; readonly message: string } | null;
}

/**
 * Writes links as gzipped lines of JSON, the head first, under a name that it has only when all of it is on the disk.
 * @returns SHA-256 of the file, in hexadecimal digits
 */
export async function writeArchive(
  path: string,
  head: ArchiveHead,
  records: AsyncIterable<SealedRecord>,
): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    for await (const chunk of Readable.from(lines(head, records)).pipe(createGzip())) {
      hash.update(chunk as Buffer);
      await file.write(chunk as Buffer);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  return hash.digest('hex');
}

async function* lines(head: ArchiveHead, records: AsyncIterable<SealedRecord>): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`;
  for await (const record of records) yield `${JSON.stringify(entryOf(record))}\n`;
}

/**
 * Proves an archive link by link, by itself.
 * @throws when it is no archive of the trail
 */
export async function verifyArchive(path: string): Promise<ArchiveReport> {
  const input = createReadStream(path).on('error', (error) => unpacked.destroy(error));
  const unpacked = input.pipe(createGunzip());
  const reader = createInterface({ input: unpacked, crlfDelay: Infinity })[Symbol.asyncIterator]();
  const head = headOf((await reader.next()).value as string | undefined);
  const before = { number: String(BigInt(head.first) - 1n), hash: Buffer.from(head.previous, 'hex') };
  const walk = new ChainWalk(before, []);
  for (let line = await reader.next(); !line.done; line = await reader.next())
    if (!walk.step(recordOf(line.value))) break;
  walk.end({ number: head.last, hash: Buffer.from(head.hash, 'hex') });
  return { head, verified: walk.verified, broken: walk.broken };
}

function headOf(line: string | undefined): ArchiveHead {
  const head = JSON.parse(line ?? '{}') as Partial<ArchiveHead>;
  if (head.format !== 'policy-push-audit' || head.version !== 1)
    throw new Error('not an archive of the trail');
  return head as ArchiveHead;
}

function recordOf(line: string): SealedRecord {
  const { hash, ...record } = JSON.parse(line) as Omit<SealedRecord, 'hash'> & { hash: string };
  return { ...record, hash: Buffer.from(hash, 'hex') };
}
