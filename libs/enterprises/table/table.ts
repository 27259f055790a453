import { basename } from 'node:path';
import { openCsv } from './csv-rows.js';
import { firstBytes, type Encoding } from './encoding.js';
import type { Meter } from './meter.js';
import type { RawRow, RawRows } from './raw-row.js';
import { TableError } from './table-error.js';
import { TABLE_LIMITS, type TableLimits } from './table-limits.js';
import { openXlsx } from './xlsx-rows.js';

export interface TableRow {
  /** The line of the file or row of the sheet on which it begins, counted from 1. */
  readonly line: number;
  /** As many as the header has, '' where the row has none; more only where the row has more that are not blank. */
  readonly cells: readonly string[];
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
  /** How much of the file has been read, from 0 to 1. */
  progress(): number;
  /** Closes the file when the rows are not wanted. */
  close(): Promise<void>;
}

export interface OpenTableOptions {
  /** What the user calls the file, for messages; the path's last part when absent. */
  readonly name?: string;
  /** Of a workbook; the first that is neither hidden nor empty when absent. */
  readonly sheet?: string;
  readonly limits?: TableLimits;
}

type Opened = Pick<TableReader, 'format' | 'encoding' | 'sheet'> & {
  readonly rows: RawRows;
  readonly meter: Meter;
};

/**
 * Opens a CSV or XLSX file and reads its header; rows stream, so that the size of the file doesn't matter. The
 * content decides which format it is, not the name.
 *
 * @throws TableError in Chinese when the file is of another format, empty, damaged or not decodable; while
 *   iterating also when a quote is never closed
 */
export async function openTable(path: string, options: OpenTableOptions = {}): Promise<TableReader> {
  const { name = basename(path) } = options;
  const { rows, meter, ...about } = await openContent(path, name, options);
  const batches = rows[Symbol.asyncIterator]();
  const [head, ...first] = (await nextBatch(batches)) ?? [];
  if (head === undefined) throw new TableError(`“${name}”是空的`);
  const header = head.cells.map((cell) => cell.trim());
  while (header.at(-1) === '') header.pop();
  return {
    ...about,
    header,
    rows: dataRows(header.length, first, batches),
    progress: () => meter.share,
    close: async () => void (await batches.return?.()),
  };
}

async function openContent(
  path: string,
  name: string,
  { sheet, limits = TABLE_LIMITS }: OpenTableOptions,
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
    const next = await batches.next();
    if (next.done === true) return undefined;
    if (next.value.length > 0) return next.value;
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
  const surplus = cells.slice(columns).some((cell) => cell.trim() !== '');
  return { line, cells: surplus ? cells : cells.slice(0, columns) };
}
