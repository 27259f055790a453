/** 2023-01-05 2023/1/5 2023.1.5 20230105 2023年1月5日 */
const FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];
/** Databases and spreadsheets like to export a day as its midnight. */
const MIDNIGHT = /[ T]0{1,2}:00(:00(\.0+)?)?$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** The day a text names, as YYYY-MM-DD; undefined unless the calendar has it, from 1900 to 2199. */
export function dateIn(text: string): string | undefined {
  const day = text.replace(MIDNIGHT, '');
  for (const form of FORMS) {
    const match = form.exec(day);
    if (match) return calendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
  }
  return undefined;
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysIn(year, month)) return undefined;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
