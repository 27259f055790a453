const dayMs = 86_400_000;

/**
 * The last day of a term of working days that begins on the day after.
 *
 * Monday to Friday count, public holidays among them: their calendar is published anew each year, and a day that is
 * too early is in time all the same.
 *
 * @param today YYYY-MM-DD
 */
export function workingDaysAfter(today: string, days: number): string {
  let time = Date.parse(today);
  for (let left = days; left > 0;) {
    time += dayMs;
    if (!isWeekend(time)) left--;
  }
  return new Date(time).toISOString().slice(0, 10);
}

function isWeekend(time: number): boolean {
  const weekday = new Date(time).getUTCDay();
  return weekday === 0 || weekday === 6;
}
