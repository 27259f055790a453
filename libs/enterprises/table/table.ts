import { openCsv } from './csv-rows.js';
import { firstBytes, type Encoding } from './encoding.js';
import type { RawRow, RawRows } from './raw-row.js';
import { TableError } from './table-error.js';
import { TABLE_LIMITS, type TableLimits } from './table-limits.js';
import { openXlsx } from './xlsx-rows.js';

export interface TableRow {
  /** The line of the file or row of the sheet on which it begins, counted from 1. */
  readonly line: number;
  /** As many as the header has, '' where the row has none. */
  readonly cells: readonly string[];
  /** In Chinese, why the row can't be trusted: it has more cells than the header. */
  readonly fault?: string;
}

/** A table of either format, open for one pass over its rows. */
export interface TableReader {
  readonly format: 'csv' | 'xlsx';
  readonly encoding?: Encoding;
  readonly sheet?: string;
  /** The cells of the first row that is not empty, without blanks around. */
  readonly header: readonly string[];
  /** The rows behind the header, empty ones left out. Ending early closes the file. */
  readonly rows: AsyncIterable<TableRow>;
  /** Closes the file when the rows are not wanted. */
  close(): Promise<void>;
}

export interface OpenTableOptions {
  /** What the user calls the file, for messages. Its ending is not trusted: the content decides. */
  readonly name: string;
  /** Of a workbook; the first that is neither hidden nor empty when absent. */
  readonly sheet?: string;
  readonly limits?: TableLimits;
}

type Opened = Pick<TableReader, 'format' | 'encoding' | 'sheet'> & { readonly rows: RawRows };

/**
 * Opens a CSV or XLSX file and reads its header; rows stream, so that the size of the file doesn't matter.
 *
 * @throws TableError in Chinese when the file is of another format, empty, damaged or not decodable; while
 *   iterating also when a quote is never closed
 */
export async function openTable(path: string, options: OpenTableOptions): Promise<TableReader> {
  const { rows, ...about } = await openContent(path, options);
  const batches = rows[Symbol.asyncIterator]();
  const [head, ...first] = (await nextBatch(batches)) ?? [];
  if (head === undefined) throw new TableError(`“${options.name}”是空的`);
  const header = head.cells.map((cell) => cell.trim());
  while (header.at(-1) === '') header.pop();
  return {
    ...about,
    header,
    rows: dataRows(header.length, first, batches),
    close: async () => void (await batches.return?.()),
  };
}

async function openContent(
  path: string,
  { name, sheet, limits = TABLE_LIMITS }: OpenTableOptions,
): Promise<Opened> {
  const start = await firstBytes(path, 512);
  const foreign = FOREIGN.find(({ signature }) => signature.test(start.toString('latin1')));
  if (foreign) throw new TableError(`“${name}”是${foreign.what}，请另存为 xlsx 或 CSV 后再导入`);
  if (start.subarray(0, 4).equals(ZIP)) return { format: 'xlsx', ...(await openXlsx(path, sheet, limits)) };
  return { format: 'csv', ...(await openCsv(path, limits)) };
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1');

/** Formats that people take for tables. */
const FOREIGN: readonly { readonly signature: RegExp; readonly what: string }[] = [
  { signature: /^\xd0\xcf\x11\xe0/, what: '旧版 Excel 文件（.xls）或加密的工作簿' },
  {
    signature: /^\s*(\xef\xbb\xbf)?\s*<(!doctype html|html|table|\?xml)/i,
    what: '网页或 XML 文件，不是表格',
  },
  { signature: /^%PDF/, what: 'PDF 文件，不是表格' },
  { signature: /^(\x1f\x8b|Rar!|7z\xbc\xaf)/, what: '压缩包' },
  { signature: /^PK(\x05\x06|\x07\x08)/, what: '空的或分卷的压缩包' },
];

async function nextBatch(batches: AsyncIterator<readonly RawRow[]>): Promise<readonly RawRow[] | undefined> {
  for (;;) {
    const { done, value } = await batches.next();
    if (done) return undefined;
    if (value.length > 0) return value;
  }
}

async function* dataRows(
  columns: number,
  first: readonly RawRow[],
  batches: AsyncIterator<readonly RawRow[]>,
): AsyncGenerator<TableRow> {
  try {
    let batch: readonly RawRow[] | undefined = first;
    for (; batch !== undefined; batch = await nextBatch(batches)) {
      for (const row of batch) yield heldAgainst(columns, row);
    }
  } finally {
    await batches.return?.();
  }
}

function heldAgainst(columns: number, { line, cells }: RawRow): TableRow {
  if (cells.length === columns) return { line, cells };
  if (cells.length < columns)
    return { line, cells: [...cells, ...Array<string>(columns - cells.length).fill('')] };
  const kept = cells.slice(0, columns);
  if (cells.slice(columns).every((cell) => cell.trim() === '')) return { line, cells: kept };
  return {
    line,
    cells: kept,
    fault: `本行有 ${cells.length} 格，表头只有 ${columns} 列，请检查是否多了分隔符`,
  };
}
