import { stat } from 'node:fs/promises';
import { CsvError, parse, type Parser } from 'csv-parse';
import { chunksOf, detectEncoding, utf8Bytes, type Encoding } from './encoding.js';
import { Meter } from './meter.js';
import type { RawRow, RawRows } from './raw-row.js';
import { TableError } from './table-error.js';
import type { TableLimits } from './table-limits.js';

const DELIMITERS = [',', ';', '\t'];
const HEAD_BYTES = 64 * 1024;

/**
 * A text table: rows in batches, empty ones left out. Delimited by comma, semicolon or tab, whichever the first
 * row has most of; quoted cells may hold delimiters, quotes and line ends; a quote inside an unquoted cell is
 * taken as it stands.
 */
export interface CsvRows {
  readonly encoding: Encoding;
  readonly rows: RawRows;
  readonly meter: Meter;
}

/** Opens a text table. @throws TableError when its encoding can't be told */
export async function openCsv(path: string, limits: TableLimits): Promise<CsvRows> {
  const encoding = await detectEncoding(path);
  const delimiter = delimiterOf(await head(path, encoding));
  const meter = new Meter((await stat(path)).size);
  const bytes = utf8Bytes(meter.count(chunksOf(path)), encoding);
  return { encoding, meter, rows: csvRows(bytes, delimiter, limits) };
}

async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
  delimiter: string,
  limits: TableLimits,
): AsyncGenerator<readonly RawRow[]> {
  const rows = new RowCollector();
  const parser = parserFor(delimiter, limits, rows);
  try {
    for await (const chunk of bytes) {
      await settled((done) => parser.write(chunk, done));
      yield rows.fetch();
    }
    await settled((done) => parser.end(done));
    yield rows.fetch();
  } catch (error) {
    throw explained(error, rows.nextLine);
  } finally {
    parser.destroy();
  }
}

/** The parser hands each row over while it is fed, so that rows needn't queue up in its readable half. */
function parserFor(delimiter: string, limits: TableLimits, rows: RowCollector): Parser {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_empty_values: true,
    max_record_size: limits.rowBytes,
    on_record: (cells: string[], { lines }) => rows.take(cells, lines),
  });
  return parser.on('error', () => undefined);
}

function settled(act: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));
}

class RowCollector {
  private ready: RawRow[] = [];
  private lastLine = 0;

  /** The line on which the row begins that is not complete yet. */
  get nextLine(): number {
    return this.lastLine + 1;
  }

  /** @param end the line on which the row ends */
  take(cells: string[], end: number): null {
    this.ready.push({ line: end - lineEndsIn(cells, end - this.lastLine), cells });
    this.lastLine = end;
    return null;
  }

  /** The rows that have been taken since it was last asked. */
  fetch(): readonly RawRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }
}

/** Only rows that took more than one line can hold line ends in their cells. */
function lineEndsIn(cells: readonly string[], linesTaken: number): number {
  if (linesTaken <= 1) return 0;
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function explained(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')
    return new TableError(`第 ${line} 行开始的记录过长或引号（"）没有成对闭合，请检查该行的引号`, line);
  return new TableError(`第 ${line} 行无法解析：${error.message}`, line);
}

async function head(path: string, encoding: Encoding): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of utf8Bytes(chunksOf(path), encoding)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= HEAD_BYTES) break;
  }
  return text;
}

function delimiterOf(text: string): string {
  const firstRow = /^\s*((?:"[^"]*"|[^"\r\n])*)/.exec(text)?.[1] ?? '';
  const unquoted = firstRow.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => unquoted.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
