import chineseDays from 'chinese-days';

const dayMs = 86_400_000;

/**
 * The last day of a term of working days that begins on the day after. Public holidays (全国年节及纪念日放假办法) are
 * left out and the weekends worked in exchange counted, as the State Council arranges them each year; in a year whose
 * arrangement is not known yet only weekends are left out, so that the term ends early rather than late.
 *
 * @param today YYYY-MM-DD
 */
export function workingDaysAfter(today: string, days: number): string {
  let day = today;
  for (let left = days; left > 0;) {
    day = dayAfter(day);
    if (chineseDays.isWorkday(noonOf(day))) left--;
  }
  return day;
}

/** Years that were looked up, since the library goes through all their days: every row of a list asks. */
const knownYears = new Map<string, boolean>();

/** Whether the public holidays of a day's year are known. @param day YYYY-MM-DD */
export function areHolidaysKnown(day: string): boolean {
  const year = day.slice(0, 4);
  const known = knownYears.get(year) ?? hasHolidays(year);
  knownYears.set(year, known);
  return known;
}

function hasHolidays(year: string): boolean {
  return chineseDays.getHolidaysInRange(noonOf(`${year}-01-01`), noonOf(`${year}-12-31`), false).length > 0;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
}

/** The library takes instants for days of the zone in which the process runs. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00`);
}
