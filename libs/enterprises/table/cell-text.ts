import { formatNumber } from '../facts/fact-number.js';
import { PLAIN, type CellFormat } from './cell-format.js';

/** What the cells of a workbook refer to. */
export interface CellContext {
  readonly sharedStrings: readonly string[];
  /** By style number. */
  readonly formats: readonly CellFormat[];
  /** Whether days are counted from 1904, as old Macintosh workbooks do. */
  readonly date1904: boolean;
}

const MS_PER_DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The 1900 system counts a 29 February 1900 that never was as day 60. */
const PHANTOM_DAY = 60;
const LAST_DAY = 2_958_465;

/**
 * The text of a cell as a person would write it: dates as YYYY-MM-DD, percentages with their sign, TRUE and FALSE,
 * errors as #N/A, numbers without an exponent and without the noise of binary fractions.
 *
 * @param type the cell's `t`, n when absent
 * @param raw the text of its value; for a formula its stored result
 * @param style the cell's `s`
 */
export function cellText(type: string, raw: string, style: number, context: CellContext): string {
  if (raw === '') return '';
  switch (type) {
    case 's':
      return context.sharedStrings[Number(raw)] ?? '';
    case 'b':
      return raw === '0' ? 'FALSE' : 'TRUE';
    case 'n':
      return numberText(raw, context.formats[style] ?? PLAIN, context.date1904);
    case 'd':
      return raw.slice(0, 'YYYY-MM-DD'.length);
    case 'e':
      return raw;
    default:
      return unescapeControls(raw);
  }
}

/** Spreadsheets write characters that XML can't hold, and carriage returns, as _x000D_. */
export function unescapeControls(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function numberText(raw: string, format: CellFormat, date1904: boolean): string {
  switch (format.kind) {
    case 'date':
      return dateText(Number(raw), date1904) ?? raw;
    case 'percent':
      return `${plainNumber(String(Number(raw) * 100))}%`;
    case 'padded':
      return plainNumber(raw).padStart(format.digits, '0');
    case 'plain':
      return plainNumber(raw);
  }
}

/** Whole numbers stand as written: an identifier of 18 digits must not be rounded to another one. */
function plainNumber(raw: string): string {
  if (/^-?\d+(\.\d{1,8})?$/.test(raw)) return raw;
  const value = Number(raw);
  return Math.abs(value) < 1e15 ? formatNumber(value) : raw;
}

function dateText(serial: number, date1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (!(day >= 1 && day <= LAST_DAY)) return undefined;
  const days = !date1904 && day < PHANTOM_DAY ? day + 1 : day;
  return new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + days * MS_PER_DAY).toISOString().slice(0, 10);
}
