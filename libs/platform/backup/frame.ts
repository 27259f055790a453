import { Fault } from '../fault.js';

/** What a frame is: a table begins, some of its rows, a table ends, the manifest. */
export type FrameKind = 'T' | 'D' | 'E' | 'M';

/** One piece of a backup file: a letter, the length in four bytes, the content. */
export interface Frame {
  readonly kind: FrameKind;
  readonly content: Buffer;
}

const headBytes = 5;
const longestFrame = 1 << 28;
const kinds = new Set(['T', 'D', 'E', 'M']);

/** A frame as it is written. */
export function framed(kind: FrameKind, content: Buffer | object): Buffer {
  const body = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content), 'utf8');
  const head = Buffer.alloc(headBytes);
  head.write(kind, 0, 'latin1');
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** Reads frames from bytes that come in pieces of any size. @throws Fault when the file is cut off or is none */
export async function* framesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    for (let length = frameLength(held); length !== undefined; length = frameLength(held)) {
      yield { kind: held.toString('latin1', 0, 1) as FrameKind, content: held.subarray(headBytes, length) };
      held = held.subarray(length);
    }
  }
  if (held.length > 0) throw incomplete();
}

/** The file is no whole backup: it was cut off, changed, or is something else. */
export function incomplete(): Fault {
  return new Fault('unprocessable', 'backup-incomplete', '备份文件不完整或已损坏，请换用另一份备份');
}

/** Where the first frame ends; undefined while it is not there whole. */
function frameLength(held: Buffer): number | undefined {
  if (held.length < headBytes) return undefined;
  const length = held.readUInt32BE(1);
  if (!kinds.has(held.toString('latin1', 0, 1)) || length > longestFrame) throw incomplete();
  return held.length >= headBytes + length ? headBytes + length : undefined;
}
