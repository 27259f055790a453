import { deflateRawSync } from 'node:zlib';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable, type TableRow } from './table.js';
import { TABLE_LIMITS } from './table-limits.js';

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'table-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(content: string | Uint8Array): Promise<string> {
  const path = join(folder, String(files++));
  await writeFile(path, content);
  return path;
}

async function read(content: string | Uint8Array, sheet?: string) {
  const table = await openTable(await fileWith(content), { name: '企业.csv', sheet });
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { ...table, rows };
}

const cellsOf = async (content: string | Uint8Array) => (await read(content)).rows.map((row) => row.cells);

describe('a text table', () => {
  it('gives the header and each row with its line', async () => {
    const table = await read('名称,人数\n甲厂,3\n\n乙厂,4\n');
    expect(table).toMatchObject({ format: 'csv', encoding: 'utf-8', header: ['名称', '人数'] });
    expect(table.rows).toEqual([
      { line: 2, cells: ['甲厂', '3'] },
      { line: 4, cells: ['乙厂', '4'] },
    ]);
  });

  it.each([
    ['utf-8 with a mark', Buffer.from('\ufeff名称,人数\n甲厂,3\n'), 'utf-8'],
    ['utf-16le', Buffer.from('\ufeff名称,人数\n甲厂,3\n', 'utf16le'), 'utf-16le'],
    ['utf-16be', Buffer.from('\ufeff名称,人数\n甲厂,3\n', 'utf16le').swap16(), 'utf-16be'],
    [
      'gb18030',
      Buffer.concat([
        Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]),
        Buffer.from(','),
        Buffer.from([0xc8, 0xcb, 0xca, 0xfd, 0x0a, 0xbc, 0xd7, 0xb3, 0xa7]),
        Buffer.from(',3\n'),
      ]),
      'gb18030',
    ],
  ])('is read in %s', async (_, bytes, encoding) => {
    const table = await read(bytes);
    expect(table).toMatchObject({ encoding, header: ['名称', '人数'] });
    expect(table.rows).toEqual([{ line: 2, cells: ['甲厂', '3'] }]);
  });

  it('tells the encoding by the whole file, not by its beginning', async () => {
    const ascii = Buffer.from('name,staff\n' + 'a,1\n'.repeat(100_000));
    const table = await read(Buffer.concat([ascii, Buffer.from([0xbc, 0xd7, 0x2c, 0x32, 0x0a])]));
    expect(table.encoding).toBe('gb18030');
    expect(table.rows.at(-1)).toEqual({ line: 100_002, cells: ['甲', '2'] });
  });

  it('keeps characters whole where a chunk of the file ends within one', async () => {
    const names = Array.from({ length: 120_000 }, (_, i) => `宝山${i}号机电设备有限公司`);
    const rows = await cellsOf(`名称\n${names.join('\n')}\n`);
    expect(rows.map((cells) => cells[0])).toEqual(names);
  });

  it.each([',', ';', '\t'])('is delimited by “%s”', async (delimiter) => {
    const table = await read(
      `"名称,甲;乙"${delimiter}人数${delimiter}备注\r\n"甲""厂"${delimiter}3${delimiter}\r\n`,
    );
    expect(table.header).toEqual(['名称,甲;乙', '人数', '备注']);
    expect(table.rows).toEqual([{ line: 2, cells: ['甲"厂', '3', ''] }]);
  });

  it('names the line on which a row of several lines begins', async () => {
    const table = await read('名称,备注\n甲,"一\n二\n三"\n乙,\n');
    expect(table.rows).toEqual([
      { line: 2, cells: ['甲', '一\n二\n三'] },
      { line: 5, cells: ['乙', ''] },
    ]);
  });

  it('fills up short rows and keeps what a row has beyond the header', async () => {
    const table = await read('a,b,c\n1\n1,2,3,,\n1,2,3,4\n');
    expect(table.rows).toEqual([
      { line: 2, cells: ['1', '', ''] },
      { line: 3, cells: ['1', '2', '3'] },
      { line: 4, cells: ['1', '2', '3', '4'] },
    ]);
  });

  it('takes a quote within an unquoted cell as it stands', async () => {
    expect(await cellsOf('名称,人数\n上海"宝山"厂,3\n')).toEqual([['上海"宝山"厂', '3']]);
  });

  it('names the line of a quote that is never closed', async () => {
    const path = await fileWith('名称,人数\n甲,3\n"乙,4\n丙,5\n');
    const reading = (async () => {
      const table = await openTable(path, { name: '企业.csv' });
      for await (const row of table.rows) expect(row.line).toBe(2);
    })();
    await expect(reading).rejects.toThrow('第 3 行开始的记录过长或引号（"）没有成对闭合');
  });

  it('stops at a row without end', async () => {
    await expect(read('名称\n"' + '甲'.repeat(600_000))).rejects.toThrow('第 2 行');
  });

  it.each([
    ['an empty file', '', '是空的'],
    ['blank lines', '\n\n,,\n', '是空的'],
    ['NUL bytes', 'a,b\n1,\0\n', 'NUL'],
    ['an unknown encoding', Buffer.from([0x61, 0x0a, 0xff, 0xff, 0x0a]), '无法识别文字编码'],
    [
      'broken UTF-8',
      Buffer.concat([Buffer.from('名称\n宝山机电设备有限公司'), Buffer.from([0xe5, 0x2c, 0x0a])]),
      '损坏的字符',
    ],
    ['a character cut off at the end', Buffer.from([0x61, 0x0a, 0xb1]), '无法识别文字编码'],
    ['UTF-8 cut off at the end', Buffer.from('名称\n宝山').subarray(0, -1), '损坏的字符'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), '旧版 Excel 文件（.xls）'],
    ['a web page', '<html><table>', '网页'],
    ['a PDF', '%PDF-1.7', 'PDF'],
  ])('is refused for %s', async (_, content, reason) => {
    await expect(read(content)).rejects.toThrow(reason);
  });

  it('tells how much of it has been read', async () => {
    const table = await openTable(await fileWith('a\n' + '12345678\n'.repeat(100_000)));
    expect(table.progress()).toBeLessThan(0.5);
    for await (const row of table.rows) expect(row.cells).toHaveLength(1);
    expect(table.progress()).toBe(1);
  });

  it('can be closed without reading its rows', async () => {
    const table = await openTable(await fileWith('a\n1\n'), { name: 'a.csv' });
    await table.close();
    const rows: TableRow[] = [];
    for await (const row of table.rows) rows.push(row);
    expect(rows.length).toBeLessThanOrEqual(1);
  });
});

type Fill = (sheet: ExcelJS.Worksheet) => void;

async function workbook(sheets: Record<string, Fill>, hidden: readonly string[] = []): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, fill] of Object.entries(sheets))
    fill(book.addWorksheet(name, { state: hidden.includes(name) ? 'hidden' : 'visible' }));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const company: Fill = (sheet) => sheet.addRows([['名称', '人数'], ['甲厂', 3], [], ['乙厂', 4]]);

describe('a workbook', () => {
  it('gives the header and each row with its number, whatever the file is called', async () => {
    const table = await read(await workbook({ 企业: company }));
    expect(table).toMatchObject({ format: 'xlsx', sheet: '企业', header: ['名称', '人数'] });
    expect(table.rows).toEqual([
      { line: 2, cells: ['甲厂', '3'] },
      { line: 4, cells: ['乙厂', '4'] },
    ]);
  });

  it('takes the first sheet that is neither hidden nor empty, or the one that is named', async () => {
    const bytes = await workbook({ 空: () => undefined, 隐: (s) => s.addRow(['x']), 企业: company }, ['隐']);
    expect((await read(bytes)).sheet).toBe('企业');
    expect((await read(bytes, '隐')).header).toEqual(['x']);
    await expect(read(bytes, '无')).rejects.toThrow('没有名为“无”的工作表，现有：空、隐、企业');
    await expect(read(bytes, '空')).rejects.toThrow('没有数据');
  });

  it('writes cells as a person would', async () => {
    const bytes = await workbook({
      企业: (sheet) => {
        sheet.addRow(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']);
        sheet.addRow([
          new Date(Date.UTC(2023, 0, 5)),
          { richText: [{ text: '宝山' }, { text: '机电', font: { bold: true } }] },
          { formula: '1+2', result: 3 },
          { formula: 'A1', result: '文字' },
          true,
          { error: '#N/A' },
          0.1 + 0.2,
          0.055,
          111,
          'A&B<C>\r\n"D"',
          1234567890123456,
        ]);
        sheet.getCell('H2').numFmt = '0.0%';
        sheet.getCell('I2').numFmt = '0000';
      },
    });
    const [cells] = await cellsOf(bytes);
    expect(cells?.slice(0, 9)).toEqual([
      '2023-01-05',
      '宝山机电',
      '3',
      '文字',
      'TRUE',
      '#N/A',
      '0.3',
      '5.5%',
      '0111',
    ]);
    expect(cells?.[9]?.replaceAll('\r', '')).toBe('A&B<C>\n"D"');
    expect(cells?.[10]).toBe('1234567890123456');
  });

  it('keeps every Chinese character of a long list', async () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `上海宝山第${i}号机电设备有限公司`);
    const rows = await cellsOf(
      await workbook({ 企业: (s) => s.addRows([['名称'], ...names.map((name) => [name])]) }),
    );
    expect(rows.map((cells) => cells[0])).toEqual(names);
  });

  it('reads what other programs write: prefixes, inline text, places left out, parts in any order', async () => {
    const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>名</x:t></x:r><x:r><x:t>称</x:t></x:r><x:rPh><x:t>míng</x:t></x:rPh></x:is></x:c><x:c t='str'><x:v><![CDATA[<人数>]]></x:v></x:c></x:row><x:row/><x:row><x:c r="B3" s="1"><x:v>44931</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const table = await read(
      zip({
        'xl/worksheets/odd.xml': sheet,
        'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[&gt;100]yyyy\\-mm;[>5]d"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
        'xl/workbook.xml': `<workbook xmlns:r="z"><sheets><sheet name="一&amp;二" sheetId="7" r:id="rId9"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId9" Type="http://x/worksheet" Target="/xl/worksheets/odd.xml"/><Relationship Id="rId1" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
        '_rels/.rels': `<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      }),
    );
    expect(table).toMatchObject({ sheet: '一&二', header: ['名称', '<人数>'] });
    expect(table.rows).toEqual([{ line: 3, cells: ['', '2023-01-05'] }]);
  });

  it('counts days as spreadsheets do, from either epoch', async () => {
    const dates = (serial: number, date1904: boolean) =>
      zip({
        'sheet.xml': `<worksheet><sheetData><row><c t="str"><v>a</v></c></row><row><c s="0"><v>${serial}</v></c></row></sheetData></worksheet>`,
        'styles.xml': `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`,
        'book.xml': `<workbook><workbookPr date1904="${date1904}"/><sheets><sheet name="a" r:id="1"/></sheets></workbook>`,
        '_rels/book.xml.rels': `<r><Relationship Id="1" Type="/worksheet" Target="sheet.xml"/><Relationship Id="2" Type="/styles" Target="styles.xml"/></r>`,
        '_rels/.rels': `<r><Relationship Id="1" Type="/officeDocument" Target="book.xml"/></r>`,
      });
    expect(await cellsOf(dates(59, false))).toEqual([['1900-02-28']]);
    expect(await cellsOf(dates(61, false))).toEqual([['1900-03-01']]);
    expect(await cellsOf(dates(45000.75, false))).toEqual([['2023-03-15']]);
    expect(await cellsOf(dates(43538, true))).toEqual([['2023-03-15']]);
    expect(await cellsOf(dates(-3, false))).toEqual([['-3']]);
  });

  it('refuses an archive that is no workbook', async () => {
    await expect(read(zip({ 'word/document.xml': '<a/>' }))).rejects.toThrow('不是 xlsx 工作簿');
  });

  it('refuses a damaged or shortened file', async () => {
    const bytes = await workbook({ 企业: company });
    await expect(read(bytes.subarray(0, bytes.length - 40))).rejects.toThrow('已损坏');
    const broken = zip({ '_rels/.rels': '<r/>' });
    broken.fill(0xff, 42, 46);
    await expect(read(broken)).rejects.toThrow('已损坏');
  });

  it('refuses a document type, whose entities could unfold without end', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "c">]><r/>`;
    await expect(read(zip({ '_rels/.rels': bomb }))).rejects.toThrow('DOCTYPE');
  });

  it('refuses a part that unpacks to more than is allowed', async () => {
    const path = await fileWith(await workbook({ 企业: company }));
    const limits = { ...TABLE_LIMITS, partBytes: 300 };
    await expect(openTable(path, { name: 'a.xlsx', limits })).rejects.toThrow('解压后过大');
  });

  it('refuses a part that unpacks to more than it declares', async () => {
    const bytes = zip({ '_rels/.rels': `<r>${' '.repeat(500_000)}</r>` }, 10);
    await expect(read(bytes)).rejects.toThrow('已损坏');
  });
});

/** A minimal archive. @param declared the size that its directory claims, instead of the true one */
function zip(parts: Record<string, string>, declared?: number): Buffer {
  const contents: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declared ?? Buffer.byteLength(text), 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    contents.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...contents, ...directory, end]);
}
