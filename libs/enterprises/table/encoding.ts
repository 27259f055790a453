import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { TableError } from './table-error.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const CHUNK_BYTES = 256 * 1024;
const BROKEN_UTF8 = '文件是 UTF-8 编码，但其中有损坏的字符，请重新导出';

/**
 * The encoding of a text file: by its byte order mark, else UTF-8 if the whole file is valid UTF-8, else
 * GB18030 (which contains GBK and GB2312) if the whole file is valid GB18030.
 *
 * @throws TableError when it is neither, has NUL bytes and so is no text, or is UTF-8 with broken characters,
 *   which would all pass for some rare GB18030 ones
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const marked = byMark(await firstBytes(path, 3));
  if (marked !== undefined) return marked;
  const utf8 = new Validator('utf-8');
  const gb18030 = new Validator('gb18030');
  for await (const chunk of chunksOf(path)) {
    if (chunk.includes(0))
      throw new TableError('文件中含有空字节（NUL），不是文本表格，请另存为 UTF-8 编码的 CSV 或 xlsx');
    if (utf8.valid && !utf8.accepts(chunk) && mostlyUtf8(chunk)) throw new TableError(BROKEN_UTF8);
    gb18030.accepts(chunk);
  }
  if (utf8.valid && !utf8.accepts()) throw new TableError(BROKEN_UTF8);
  if (utf8.valid) return 'utf-8';
  if (gb18030.accepts()) return 'gb18030';
  throw new TableError('无法识别文字编码（既不是 UTF-8 也不是 GB18030），请另存为 UTF-8 编码的 CSV');
}

class Validator {
  valid = true;
  private readonly decoder: TextDecoder;

  constructor(encoding: Encoding) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  /** Whether the bytes so far are valid; without a chunk, whether they may end here. */
  accepts(chunk?: Uint8Array): boolean {
    try {
      if (this.valid) this.decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      this.valid = false;
    }
    return this.valid;
  }
}

/** Of GB18030 read as UTF-8 hardly one character in seven is whole; of broken UTF-8 nearly all are. */
function mostlyUtf8(chunk: Uint8Array): boolean {
  const text = new TextDecoder().decode(chunk);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = (text.match(/[^\x00-\x7f]/g)?.length ?? 0) - broken;
  return whole > 4 * broken;
}

/** The file's chunks, from its encoding to UTF-8; a byte order mark may still lead them. */
export async function* utf8Bytes(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') {
    yield* chunks;
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of chunks) yield Buffer.from(decoded(() => decoder.decode(chunk, { stream: true })));
  yield Buffer.from(decoded(() => decoder.decode()));
}

/** A file in chunks. */
export function chunksOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: CHUNK_BYTES });
}

/** The first bytes of a file; fewer when it has no more. */
export async function firstBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function byMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new TableError('文件内容与其文字编码不符，可能已损坏，请重新导出');
  }
}
