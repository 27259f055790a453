import { BLOCK_BYTES, BLOCK_WORDS } from '../set.js';

/** What a segment starts with. The parts after it are all multiples of 8 bytes, so that they can be read in place. */
const HEADER_BYTES = 16;
const MAGIC = 0xe5;
const VERSION = 1;

/** The forms in which the values of a block are kept. */
export type SegmentForm = 1 | 2 | 3 | 4 | 5;
export const FLAGS: SegmentForm = 1;
export const RANKS: SegmentForm = 2;
export const CHOICES: SegmentForm = 3;
export const TEXTS: SegmentForm = 4;
export const CODES: SegmentForm = 5;

/** The bytes of a segment are not of this program's making, or of another version: rebuild it from the facts. */
export class SegmentFault extends RangeError {
  constructor(reason: string) {
    super(`列数据段无法读取（${reason}），请从企业指标重建`);
    this.name = 'SegmentFault';
  }
}

/** Header fields: how many sets and how many further bytes follow, and a number of the form's own. */
export interface SegmentHeader {
  form: SegmentForm;
  sets: number;
  tailBytes: number;
  stamp: number;
}

/** Room for a segment: its header written, its sets empty, its tail blank. */
export function newSegment(header: SegmentHeader): Segment {
  const bytes = new Uint8Array(
    HEADER_BYTES + header.sets * BLOCK_BYTES + Math.ceil(header.tailBytes / 8) * 8,
  );
  bytes.set([MAGIC, header.form, VERSION]);
  new Uint32Array(bytes.buffer).set([header.sets, header.tailBytes, header.stamp], 1);
  return new Segment(bytes);
}

/** Opens stored bytes as the form; bytes that do not start at a multiple of 8 are copied once. */
export function openSegment(stored: Uint8Array, form: SegmentForm): Segment {
  const bytes = stored.byteOffset % 8 === 0 ? stored : new Uint8Array(stored);
  if (bytes[0] !== MAGIC || bytes[2] !== VERSION || bytes.length < HEADER_BYTES)
    throw new SegmentFault('版本不符');
  if (bytes[1] !== form) throw new SegmentFault('数据类型不符');
  const segment = new Segment(bytes);
  if (segment.tailOffset + Math.ceil(segment.tailBytes / 8) * 8 !== bytes.length)
    throw new SegmentFault('长度不符');
  return segment;
}

/** The parts of a segment, as views on its bytes. */
export class Segment {
  readonly sets: number;
  readonly tailBytes: number;
  readonly stamp: number;

  constructor(readonly bytes: Uint8Array) {
    const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER_BYTES / 4);
    this.sets = header[1] ?? 0;
    this.tailBytes = header[2] ?? 0;
    this.stamp = header[3] ?? 0;
  }

  /** Where the tail starts within the bytes. */
  get tailOffset(): number {
    return HEADER_BYTES + this.sets * BLOCK_BYTES;
  }

  /** The words of `howMany` sets from the given one on. */
  words(first: number, howMany: number): Uint32Array {
    const start = this.bytes.byteOffset + HEADER_BYTES + first * BLOCK_BYTES;
    return new Uint32Array(this.bytes.buffer, start, howMany * BLOCK_WORDS);
  }

  /** The tail as it is. */
  tail(): Uint8Array {
    return new Uint8Array(this.bytes.buffer, this.bytes.byteOffset + this.tailOffset, this.tailBytes);
  }

  /** The tail as numbers. */
  tailNumbers(): Float64Array {
    return new Float64Array(this.bytes.buffer, this.bytes.byteOffset + this.tailOffset, this.tailBytes / 8);
  }
}
