import { deflateRawSync } from 'node:zlib';

const localBytes = 30;

/** A ZIP archive of the given parts, as small as the format allows. */
export function archiveOf(parts: Readonly<Record<string, string | Buffer>>): Buffer<ArrayBuffer> {
  const contents: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    contents.push(localHeader(name), Buffer.from(name), packed);
    directory.push(entry(name, packed.length, Buffer.byteLength(content), offset), Buffer.from(name));
    offset += localBytes + Buffer.byteLength(name) + packed.length;
  }
  return Buffer.concat([...contents, ...directory, endOf(Buffer.concat(directory).length, offset)]);
}

/** Valid XML, and small when packed. */
const filling = `<a/>${' '.repeat(1020)}`;

/** A workbook whose shared texts unpack to the given size. */
export function workbookBomb(bytes: number): Buffer<ArrayBuffer> {
  const relation = (type: string, target: string, id = 'r') =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (...each: string[]) => `<Relationships>${each.join('')}</Relationships>`;
  return archiveOf({
    '_rels/.rels': relations(relation('officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="r"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      relation('worksheet', 'sheet.xml'),
      relation('sharedStrings', 'texts.xml', 's'),
    ),
    'xl/sheet.xml': '<worksheet><sheetData/></worksheet>',
    'xl/texts.xml': Buffer.concat([
      Buffer.from('<sst>'),
      Buffer.alloc(bytes, filling),
      Buffer.from('</sst>'),
    ]),
  });
}

function localHeader(name: string): Buffer {
  const header = Buffer.alloc(localBytes);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return header;
}

function entry(name: string, packed: number, bytes: number, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(8, 10);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(bytes, 24);
  header.writeUInt16LE(Buffer.byteLength(name), 28);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endOf(directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
