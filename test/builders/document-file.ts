import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** A DOCX of paragraphs. @param packed the main part as it lies in the archive, in place of the packed paragraphs */
export function docx(paragraphs: readonly string[], packed?: Buffer, declared?: number): Buffer {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  const main = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return archive([
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    part(
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    packed
      ? { name: 'word/document.xml', packed, bytes: declared ?? packed.length }
      : part('word/document.xml', main),
  ]);
}

interface Part {
  readonly name: string;
  readonly packed: Buffer;
  readonly bytes: number;
}

const part = (name: string, text: string): Part => ({
  name,
  packed: deflateRawSync(text),
  bytes: Buffer.byteLength(text),
});

function archive(parts: readonly Part[]): Buffer {
  const contents: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, bytes } of parts) {
    const local = header(30, 0x04034b50, { name, packed, bytes }, 8);
    const entry = header(46, 0x02014b50, { name, packed, bytes }, 10);
    entry.writeUInt32LE(offset, 42);
    contents.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...contents, ...directory, end]);
}

/** The sizes stand in both kinds of header, ten and more bytes behind the way of packing. */
function header(length: number, signature: number, { name, packed, bytes }: Part, methodAt: number): Buffer {
  const made = Buffer.alloc(length);
  made.writeUInt32LE(signature, 0);
  made.writeUInt16LE(8, methodAt);
  made.writeUInt32LE(packed.length, methodAt + 10);
  made.writeUInt32LE(bytes, methodAt + 14);
  made.writeUInt16LE(name.length, methodAt + 18);
  return made;
}

const pieceBytes = 16 * 1024 ** 2;

/** Some hundred kilobytes that unpack to a gigabyte: one packed piece, over and over. */
export function packedGigabyte(): Buffer {
  const piece = deflateRawSync(Buffer.alloc(pieceBytes, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: 64 }, () => piece), deflateRawSync('')]);
}

/** The same as the content of a PDF's page. */
export const zlibGigabyte = (): Buffer => Buffer.concat([Buffer.from([0x78, 0x9c]), packedGigabyte()]);

/** A PDF of one page with these lines; none is a scan. Characters are told by a table, as writers for Chinese do. */
export function pdf(
  lines: readonly string[],
  options: { encrypted?: boolean; content?: Buffer } = {},
): Buffer {
  const characters = [...new Set(lines.join(''))];
  const code = (character: string) => (characters.indexOf(character) + 1).toString(16).padStart(4, '0');
  const shown = lines.map(
    (line, row) => `BT /F1 12 Tf 40 ${780 - row * 20} Td <${[...line].map(code).join('')}> Tj ET`,
  );
  const table = characters
    .map((each) => `<${code(each)}> <${each.charCodeAt(0).toString(16).padStart(4, '0')}>`)
    .join('\n');
  const cmap = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${characters.length} beginbfchar\n${table}\nendbfchar endcmap end`;
  const content = options.content ?? deflateSync(shown.join('\n'));
  return assembled(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream(content, '/Filter /FlateDecode'),
      '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>',
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R >>',
      characters.length > 0 ? stream(Buffer.from(cmap), '') : '<< >>',
      '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ],
    options.encrypted ?? false,
  );
}

const stream = (bytes: Buffer, extra: string): Buffer =>
  Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${extra} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);

function assembled(objects: readonly (string | Buffer)[], isEncrypted: boolean): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (bytes: Buffer) => {
    parts.push(bytes);
    at += bytes.length;
  };
  objects.forEach((object, index) => {
    offsets.push(at);
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  });
  const start = at;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const key = (byte: string) => `<${byte.repeat(32)}>`;
  const lock = isEncrypted
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ${key('a1')} /U ${key('b2')} >> /ID [${key('c3')} ${key('c3')}]`
    : '';
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${lock} >>\nstartxref\n${start}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}
