/**
 * What a cell's number format makes of the number in it. Spreadsheets store a date as a count of days and 5 % as
 * 0.05; only the format tells.
 */
export type CellFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'percent' }
  /** A code such as 0111, kept as the number 111 shown with four digits. */
  | { readonly kind: 'padded'; readonly digits: number };

export const PLAIN: CellFormat = { kind: 'plain' };
const DATE: CellFormat = { kind: 'date' };
const PERCENT: CellFormat = { kind: 'percent' };

/** Formats that have a number but no code in the file (ECMA-376 part 1, 18.8.30), those of zh-CN included. */
const BUILT_IN_DATES = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const BUILT_IN_PERCENTS = [9, 10];

/** @param code the format's code where the file states one, such as `yyyy"年"m"月"d"日"` */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code !== undefined) return formatOfCode(code);
  if (BUILT_IN_DATES.includes(id)) return DATE;
  return BUILT_IN_PERCENTS.includes(id) ? PERCENT : PLAIN;
}

function formatOfCode(code: string): CellFormat {
  const [positive = ''] = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '').split(';');
  if (/^0{2,}$/.test(positive)) return { kind: 'padded', digits: positive.length };
  if (/[yd]/i.test(positive)) return DATE;
  return positive.includes('%') ? PERCENT : PLAIN;
}
