const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function split(at: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** The day in Shanghai, YYYY-MM-DD. */
export function dayOf(at: string | Date): string {
  const p = split(new Date(at));
  return `${p['year']}-${p['month']}-${p['day']}`;
}

/** The minute in Shanghai, YYYY-MM-DD HH:mm. */
export function minuteOf(at: string | Date): string {
  const p = split(new Date(at));
  return `${p['year']}-${p['month']}-${p['day']} ${p['hour']}:${p['minute']}`;
}

/** The second in Shanghai, YYYY-MM-DD HH:mm:ss. */
export const secondOf = (at: string | Date): string => `${minuteOf(at)}:${split(new Date(at))['second']}`;

/** As short as a list allows: 今天 14:05, 昨天, 11-23, or the whole day of another year. */
export function briefly(at: string, now = new Date()): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return `今天 ${minuteOf(at).slice(11)}`;
  if (day === dayOf(new Date(now.getTime() - 86_400_000))) return '昨天';
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? day.slice(5) : day;
}

const DAY_MS = 86_400_000;

/** Whole days from one day to another, both YYYY-MM-DD; negative when the other is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** How far away a last day is: 还剩 12 天, 今天截止, 已过 3 天. */
export function countdown(last: string, today: string): string {
  const left = daysBetween(today, last);
  if (left > 0) return `还剩 ${left} 天`;
  return left === 0 ? '今天截止' : `已过 ${-left} 天`;
}
