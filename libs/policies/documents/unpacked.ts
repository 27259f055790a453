import { constants, inflate, inflateRaw, type InputType, type ZlibOptions } from 'node:zlib';
import { promisify } from 'node:util';
import { Fault } from '#platform';

/** What the packed parts of a document may come to together; the XML of the longest policies takes a tenth of it. */
const mostUnpackedBytes = 32 * 1024 ** 2;

/** A packed part of a document. */
interface Packed {
  readonly bytes: Buffer;
  readonly unpack: (bytes: InputType, options: ZlibOptions) => Promise<Buffer>;
}

/**
 * Refuses a document that is small only because it is packed, before anything reads it: its parts are unpacked up to
 * the limit and no further, whatever sizes it declares.
 * @throws Fault when they come to more than 32 MB
 */
export async function refuseBomb(content: Buffer, kind: 'pdf' | 'docx'): Promise<void> {
  let left = mostUnpackedBytes;
  for (const { bytes, unpack } of kind === 'docx' ? zipParts(content) : pdfStreams(content)) {
    left -= await unpackedBytes(
      unpack(bytes, { maxOutputLength: left, finishFlush: constants.Z_SYNC_FLUSH }),
    );
    if (left <= 0) throw tooLarge();
  }
}

async function unpackedBytes(unpacked: Promise<Buffer>): Promise<number> {
  try {
    return (await unpacked).length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    // Damaged, or packed in another way: whoever reads it will say so.
    return 0;
  }
}

const inflated = promisify<InputType, ZlibOptions, Buffer>(inflate);
const inflatedRaw = promisify<InputType, ZlibOptions, Buffer>(inflateRaw);

const ENTRY = Buffer.from('PK\u0001\u0002', 'latin1');
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;

/** The deflated parts of an archive that a text reader opens, by its central directory. Pictures are never unpacked. */
function* zipParts(content: Buffer): Generator<Packed> {
  for (let at = content.indexOf(ENTRY); at >= 0; at = content.indexOf(ENTRY, at + ENTRY_BYTES)) {
    if (at + ENTRY_BYTES > content.length) return;
    const nameEnd = at + ENTRY_BYTES + content.readUInt16LE(at + 28);
    const name = content.toString('utf8', at + ENTRY_BYTES, nameEnd);
    const local = content.readUInt32LE(at + 42);
    if (!/\.(xml|rels)$/i.test(name) || local + LOCAL_BYTES > content.length) continue;
    const start = local + LOCAL_BYTES + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28);
    yield { bytes: content.subarray(start, start + content.readUInt32LE(at + 20)), unpack: inflatedRaw };
  }
}

/** Whatever might be a deflated stream of a PDF; a stream's own length may lie, so each is read to its end. */
function* pdfStreams(content: Buffer): Generator<Packed> {
  for (let at = content.indexOf('stream'); at >= 0; at = content.indexOf('stream', at + 6)) {
    const start = content.indexOf('\n', at) + 1;
    const isStart = content.toString('latin1', at - 3, at) !== 'end' && start > 0 && start <= at + 8;
    if (isStart) yield { bytes: content.subarray(start), unpack: inflated };
  }
}

function tooLarge(): Fault {
  const message = `文件展开后超过 ${mostUnpackedBytes / 1024 ** 2} MB，不能读取；请另存为普通的 DOCX 或 PDF 后再上传，或直接粘贴政策原文`;
  return new Fault('tooLarge', 'document-unpacked-size', message, [{ pointer: '/file', message }]);
}
