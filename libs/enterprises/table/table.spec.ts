import { describe, expect, it } from 'vitest';
import { tableFiles } from './specimens/table-file.js';
import { openTable, type TableRow } from './table.js';

const files = tableFiles();
const fileWith = (content: string | Uint8Array) => files.fileWith(content);
const read = (content: string | Uint8Array) => files.read(content);
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
