import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { tableFiles } from './specimens/table-file.js';
import { zip } from './specimens/zip-file.js';
import { TABLE_LIMITS } from './table-limits.js';
import { openTable } from './table.js';

const files = tableFiles();
const fileWith = (content: string | Uint8Array) => files.fileWith(content);
const read = (content: string | Uint8Array, sheet?: string) => files.read(content, sheet);
const cellsOf = async (content: string | Uint8Array) => (await read(content)).rows.map((row) => row.cells);

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
