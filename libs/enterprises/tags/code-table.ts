import { Fault } from '#platform';
import { openTable } from '../table/table.js';

/** The codes that a table holds, and the cells of the code column that hold something else. */
export interface CodeTable {
  readonly codes: string[];
  readonly skipped: { readonly row: number; readonly value: string }[];
}

const codeShape = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const headers = ['统一社会信用代码', '社会信用代码', '信用代码', '统一代码', 'uscc'];
const mostCodes = 20_000;

/**
 * Reads unified social credit codes from a CSV or XLSX file: of the column that is called so, or else of the first.
 * A file without a header is taken at its word from its first line on.
 * @throws Fault when the file can't be read or holds too many
 */
export async function codesInTable(path: string, name: string): Promise<CodeTable> {
  const table = await openTable(path, { name });
  const at = Math.max(
    0,
    table.header.findIndex((text) => headers.includes(text.trim())),
  );
  const found: CodeTable = { codes: [], skipped: [] };
  const seen = new Set<string>();
  const take = (row: number, cell: string | undefined): void => {
    const value = (cell ?? '').normalize('NFKC').trim().toUpperCase();
    if (value === '' || seen.has(value)) return;
    seen.add(value);
    if (codeShape.test(value)) found.codes.push(value);
    else found.skipped.push({ row, value: value.slice(0, 40) });
  };
  if (codeShape.test((table.header[at] ?? '').trim().toUpperCase())) take(1, table.header[at]);
  for await (const { line, cells } of table.rows) take(line, cells[at]);
  if (found.codes.length > mostCodes)
    throw new Fault(
      'tooLarge',
      'too-many-codes',
      `文件里有 ${found.codes.length} 个代码，一次最多 20,000 个，请分开导入`,
    );
  return found;
}
