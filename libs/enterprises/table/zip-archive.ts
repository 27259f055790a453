import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { TableError } from './table-error.js';

/**
 * Reads the parts of a ZIP archive in any order, by its central directory. Parts are unpacked as they are read,
 * never to more than a given size, so that a small file can't grow without end.
 */
export interface ZipArchive {
  has(part: string): boolean;
  /** The size of the part unpacked, as the archive declares it. */
  bytes(part: string): number;
  /** The part unpacked, in chunks. @throws TableError when it is missing, damaged or larger than `limitBytes` */
  read(part: string, limitBytes: number): AsyncIterable<Uint8Array>;
}

interface Part {
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT_BYTES = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
const UNPACK_CHUNK_BYTES = 256 * 1024;
/** A directory of more says nothing of a workbook. */
const DIRECTORY_LIMIT_BYTES = 16 * 1024 ** 2;

const DAMAGED = '文件已损坏或不完整，请重新导出';

/** Opens an archive. @throws TableError when it has no readable directory */
export async function openZip(path: string): Promise<ZipArchive> {
  const file = await open(path);
  try {
    const parts = partsIn(await directoryOf(file));
    return {
      has: (part) => parts.has(part.toLowerCase()),
      bytes: (part) => parts.get(part.toLowerCase())?.bytes ?? 0,
      read: (part, limitBytes) => unpacked(path, parts.get(part.toLowerCase()), limitBytes),
    };
  } finally {
    await file.close();
  }
}

async function directoryOf(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const tailBytes = Math.min(size, END_BYTES + LONGEST_COMMENT_BYTES);
  const tail = await bytesAt(file, size - tailBytes, tailBytes);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(END_SIGNATURE);
  const end = tail.lastIndexOf(signature);
  if (end < 0 || end + END_BYTES > tail.length) throw new TableError(DAMAGED);
  const length = tail.readUInt32LE(end + 12);
  if (length > DIRECTORY_LIMIT_BYTES) throw new TableError(DAMAGED);
  return bytesAt(file, tail.readUInt32LE(end + 16), length);
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new TableError(DAMAGED);
  return buffer;
}

function partsIn(directory: Buffer): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  let at = 0;
  while (at + ENTRY_BYTES <= directory.length && directory.readUInt32LE(at) === ENTRY_SIGNATURE) {
    if (directory.readUInt16LE(at + 8) & ENCRYPTED_FLAG)
      throw new TableError('文件已加密，请取消密码后再导入');
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + ENTRY_BYTES, nameEnd).replaceAll('\\', '/');
    parts.set(name.toLowerCase(), {
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return parts;
}

async function* unpacked(
  path: string,
  part: Part | undefined,
  limitBytes: number,
): AsyncGenerator<Uint8Array> {
  if (part === undefined || (part.method !== STORED && part.method !== DEFLATED))
    throw new TableError(DAMAGED);
  let bytes = 0;
  for await (const chunk of part.packedBytes === 0 ? [] : await contentOf(path, part)) {
    bytes += chunk.length;
    if (bytes > Math.min(part.bytes, limitBytes)) break;
    yield chunk;
  }
  if (bytes > limitBytes || part.bytes > limitBytes)
    throw new TableError(`文件解压后过大（超过 ${Math.floor(limitBytes / 1024 ** 2)} MB），请拆分后再导入`);
  if (bytes !== part.bytes) throw new TableError(DAMAGED);
}

async function contentOf(path: string, part: Part): Promise<AsyncIterable<Uint8Array>> {
  const start = await contentStart(path, part);
  const packed = createReadStream(path, { start, end: start + part.packedBytes - 1 });
  return part.method === STORED ? packed : inflated(packed);
}

async function* inflated(packed: Readable): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: UNPACK_CHUNK_BYTES });
  packed.on('error', (error) => inflate.destroy(error)).pipe(inflate);
  try {
    yield* inflate;
  } catch {
    throw new TableError(DAMAGED);
  } finally {
    packed.destroy();
    inflate.destroy();
  }
}

/** The lengths in a part's own header may differ from those in the directory. */
async function contentStart(path: string, part: Part): Promise<number> {
  const file = await open(path);
  try {
    const header = await bytesAt(file, part.offset, LOCAL_BYTES);
    if (header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw new TableError(DAMAGED);
    return part.offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}
