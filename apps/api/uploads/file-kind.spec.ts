import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type FileKind, kindOf, ofKind } from './file-kind.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('The kind of a file', () => {
  it.each<[string, Buffer, FileKind]>([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['a workbook', hex('504b030414000600'), 'zip'],
    ['an old workbook', hex('d0cf11e0a1b11ae10000'), 'ole'],
    ['a picture', hex('89504e470d0a1a0a0000'), 'png'],
    ['a photograph', hex('ffd8ffe000104a464946'), 'jpeg'],
    ['text in UTF-8', Buffer.from('统一社会信用代码,企业名称\r\n'), 'text'],
    ['text in GBK', hex('cdb3d2bbc9e7bbe1d0c5d3c32c0d0a'), 'text'],
    ['text in UTF-16', hex('fffe4100'), 'text'],
    ['a program', hex('7f454c460201010000'), 'other'],
  ])('is known by its first bytes: %s', (_what, head, kind) => {
    expect(kindOf(head)).toBe(kind);
  });
});

describe('A file that is passed on', () => {
  const read = async (chunks: Buffer[], wanted: FileKind[]): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for await (const part of ofKind(Readable.from(chunks), wanted, '请上传 PDF')) parts.push(part);
    return Buffer.concat(parts);
  };

  it('arrives as it was, however it is cut', async () => {
    const whole = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(5_000, 'x')]);
    const bytes = Array.from({ length: whole.length }, (_, at) => whole.subarray(at, at + 1));
    expect((await read(bytes, ['pdf'])).equals(whole)).toBe(true);
    expect((await read([whole], ['pdf'])).equals(whole)).toBe(true);
    expect(await read([], ['pdf'])).toHaveLength(0);
  });

  it('is refused before anything of it is passed on, when it is something else', async () => {
    await expect(read([hex('7f454c46'), Buffer.alloc(9_000)], ['pdf'])).rejects.toMatchObject({
      kind: 'unsupported',
      code: 'upload-kind',
    });
    await expect(read([hex('d0cf11e0a1b11ae1')], ['pdf'])).rejects.toThrow(/旧版/);
  });
});
