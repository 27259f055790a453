import { cellText, type CellContext } from './cell-text.js';
import { Meter } from './meter.js';
import type { RawRow, RawRows } from './raw-row.js';
import { TableError } from './table-error.js';
import type { TableLimits } from './table-limits.js';
import { readWorkbook, type Sheet } from './workbook.js';
import { attribute, scanXml, type XmlHandler } from './xml-scan.js';
import { openZip } from './zip-archive.js';

/** One sheet of a workbook: rows in batches, empty ones left out. */
export interface XlsxRows {
  readonly sheet: string;
  readonly rows: RawRows;
  readonly meter: Meter;
}

/**
 * Opens a sheet of a workbook by its name, or the first that is neither hidden nor empty.
 *
 * Rows are read by code of our own, because the streaming reader of exceljs decodes each chunk for itself and
 * so garbles every Chinese character that a chunk happens to end in.
 *
 * @throws TableError when the file is no workbook or has no such sheet
 */
export async function openXlsx(
  path: string,
  name: string | undefined,
  limits: TableLimits,
): Promise<XlsxRows> {
  const zip = await openZip(path);
  const workbook = await readWorkbook(zip, limits);
  for (const sheet of candidates(workbook.sheets, name)) {
    const read = (meter: Meter): RawRows =>
      sheetRows(meter.count(zip.read(sheet.part, limits.partBytes)), workbook, limits);
    const meter = new Meter(zip.bytes(sheet.part));
    if (await hasRows(read(new Meter(0)))) return { sheet: sheet.name, rows: read(meter), meter };
  }
  throw new TableError(name === undefined ? '工作簿中没有数据' : `工作表“${name}”中没有数据`);
}

function candidates(sheets: readonly Sheet[], name: string | undefined): readonly Sheet[] {
  if (name === undefined) return sheets.filter((sheet) => !sheet.hidden);
  const found = sheets.filter((sheet) => sheet.name === name);
  if (found.length > 0) return found;
  throw new TableError(`没有名为“${name}”的工作表，现有：${sheets.map((sheet) => sheet.name).join('、')}`);
}

async function hasRows(rows: RawRows): Promise<boolean> {
  for await (const batch of rows) if (batch.length > 0) return true;
  return false;
}

async function* sheetRows(
  bytes: AsyncIterable<Uint8Array>,
  context: CellContext,
  limits: TableLimits,
): AsyncGenerator<readonly RawRow[]> {
  const collector = new RowCollector(context, limits.columns);
  for await (const _ of scanXml(bytes, collector)) yield collector.fetch();
}

const placeOf = attribute('r');
const typeOf = attribute('t');
const styleOf = attribute('s');

/** Turns the XML of a sheet into rows. Rows and cells may leave out where they stand: then they follow on. */
class RowCollector implements XmlHandler {
  private ready: RawRow[] = [];
  private line = 0;
  private cells: string[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private inValue = false;
  private inPhonetics = false;

  constructor(
    private readonly context: CellContext,
    private readonly maxColumns: number,
  ) {}

  /** The rows that have been completed since it was last asked. */
  fetch(): readonly RawRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.beginCell(attributes);
    else if (name === 'v' || (name === 't' && this.type === 'inlineStr')) this.inValue = !this.inPhonetics;
    else if (name === 'row') this.beginRow(attributes);
    else if (name === 'rPh') this.inPhonetics = true;
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else if (name === 'rPh') this.inPhonetics = false;
  }

  private beginRow(attributes: string): void {
    this.line = Number(placeOf(attributes) ?? this.line + 1);
    this.cells = [];
    this.column = -1;
  }

  private beginCell(attributes: string): void {
    const place = placeOf(attributes);
    this.column = place === undefined ? this.column + 1 : columnOf(place);
    this.type = typeOf(attributes) ?? 'n';
    this.style = Number(styleOf(attributes) ?? 0);
    this.value = '';
  }

  private endCell(): void {
    const text = cellText(this.type, this.value, this.style, this.context);
    if (text === '') return;
    if (this.column >= this.maxColumns)
      throw new TableError(`第 ${this.line} 行超过 ${this.maxColumns} 列`, this.line);
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private endRow(): void {
    if (this.cells.length > 0) this.ready.push({ line: this.line, cells: this.cells });
  }
}

/** The column of a place such as AB12, counted from 0. */
function columnOf(place: string): number {
  let column = 0;
  for (let i = 0; i < place.length; i++) {
    const letter = place.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
