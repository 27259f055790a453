/** A period that is a year: 2025, 2025年 or 2025年度. */
const YEAR = /^(\d{4})(年|年度|度)?$/;

/** The year that a period names, if it names one. */
export function yearOf(period: string | null): number | undefined {
  const [, year] = YEAR.exec(period ?? '') ?? [];
  return year === undefined ? undefined : Number(year);
}
