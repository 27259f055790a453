const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
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

/** As short as a list allows: 今天 14:05, 昨天, 11-23, or the whole day of another year. */
export function briefly(at: string, now = new Date()): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return `今天 ${minuteOf(at).slice(11)}`;
  if (day === dayOf(new Date(now.getTime() - 86_400_000))) return '昨天';
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? day.slice(5) : day;
}
