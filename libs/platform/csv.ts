import { type Stringifier, stringify } from 'csv-stringify';

/** Full-width signs begin a formula where the keyboard is Chinese. */
const startsFormula = /^[=+\-@＝＋－＠\t\r\n]/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/** A cell that no spreadsheet takes for a formula; a negative number is none and stays as it is. */
export function withoutFormula(text: string): string {
  return startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** Turns rows into CSV that spreadsheets open in Chinese: UTF-8 with a mark, and no cell that is a formula. */
export function csvStream(): Stringifier {
  return stringify({ bom: true, record_delimiter: 'windows', cast: { string: withoutFormula } });
}
