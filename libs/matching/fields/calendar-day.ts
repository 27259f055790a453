const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a 'YYYY-MM-DD', or undefined when it is not written so or no such day exists. */
export function dayNumber(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return new Date(0).setUTCFullYear(year, month - 1, day) / MS_PER_DAY;
}

/** The day before the first of the next month is the last of this one. */
const daysIn = (year: number, month: number): number =>
  new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate();

/** The 'YYYY-MM-DD' of a number of days since 1970-01-01. */
export function dayText(days: number): string {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10);
}
