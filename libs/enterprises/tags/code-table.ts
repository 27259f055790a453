import { Fault } from '#platform';
import { openTable } from '../table/table.js';

/** The codes that a table holds, and the cells of the code column that hold something else. */
export interface CodeTable {
  readonly codes: string[];
  readonly skipped: { readonly row: number; readonly value: string }[];
}

const codeShape = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
/** Whether a text in half-width capitals could be a code; its check characters are another question. */
export const hasCodeShape = (text: string): boolean => codeShape.test(text);

const headers = ['统一社会信用代码', '社会信用代码', '信用代码', '统一代码', 'uscc'];
const mostCodes = 20_000;

/** What stands where a code is expected, on which line or row, counted from 1. */
export interface CodeCell {
  readonly row: number;
  /** As it was written, but in half-width capitals and without blanks around. */
  readonly text: string;
}

/**
 * What a CSV, TXT or XLSX file says where codes are expected: in the column that is called so, or else in the first.
 * A file without a header is taken at its word from its first line on, several codes of a line included.
 * @throws TableError when the file can't be read
 */
export async function* codeCells(path: string, name: string): AsyncGenerator<CodeCell> {
  const table = await openTable(path, { name });
  const named = table.header.findIndex((text) => headers.includes(text.trim()));
  if (named < 0) yield* headCells(table.header);
  for await (const { line, cells } of table.rows)
    for (const text of named < 0 ? looseCodes(cells) : [plain(cells[named])])
      if (text) yield { row: line, text };
}

/** The first line is a header unless it holds a code. */
function* headCells(header: readonly string[]): Generator<CodeCell> {
  const texts = looseCodes(header);
  if (texts.some((text) => codeShape.test(text))) for (const text of texts) yield { row: 1, text };
}

/** All of the first cell, and of the others what has the shape of a code: the rest is names and remarks. */
function looseCodes([first = '', ...others]: readonly string[]): string[] {
  const apart = (cell: string) => plain(cell).split(/[\s,;、]+/u);
  return [...apart(first), ...others.flatMap(apart).filter((text) => codeShape.test(text))].filter(Boolean);
}

const plain = (cell = ''): string => cell.normalize('NFKC').trim().toUpperCase();

/**
 * The unified social credit codes in a CSV or XLSX file, each once.
 * @throws Fault when the file can't be read or holds too many
 */
export async function codesInTable(path: string, name: string): Promise<CodeTable> {
  const found: CodeTable = { codes: [], skipped: [] };
  const seen = new Set<string>();
  for await (const { row, text } of codeCells(path, name)) {
    if (seen.has(text)) continue;
    seen.add(text);
    if (codeShape.test(text)) found.codes.push(text);
    else found.skipped.push({ row, value: text.slice(0, 40) });
  }
  if (found.codes.length > mostCodes)
    throw new Fault(
      'tooLarge',
      'too-many-codes',
      `文件里有 ${found.codes.length} 个代码，一次最多 20,000 个，请分开导入`,
    );
  return found;
}
