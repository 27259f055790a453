import dayjs from 'dayjs';

/** A span of days, both included, YYYY-MM-DD. */
export interface Period {
  from: string;
  to: string;
}

export type PresetName = 'month' | 'year' | 'lastYear';

export const PRESETS: readonly { name: PresetName; label: string }[] = [
  { name: 'month', label: '本月' },
  { name: 'year', label: '本年' },
  { name: 'lastYear', label: '上年' },
];

/** The days of a preset, seen from a day. A running month or year ends today: nothing is counted ahead of time. */
export function presetPeriod(name: PresetName, today: string): Period {
  const day = dayjs(today);
  if (name === 'month') return { from: day.startOf('month').format('YYYY-MM-DD'), to: today };
  if (name === 'year') return { from: `${day.year()}-01-01`, to: today };
  return { from: `${day.year() - 1}-01-01`, to: `${day.year() - 1}-12-31` };
}

/** Which preset a period is, if any. */
export const presetOf = (period: Period, today: string): PresetName | undefined =>
  PRESETS.find(({ name }) => {
    const preset = presetPeriod(name, today);
    return preset.from === period.from && preset.to === period.to;
  })?.name;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The period in an address, or this year so far when the address has none that makes sense. */
export function periodOf(from: string | undefined, to: string | undefined, today: string): Period {
  if (from && to && DAY.test(from) && DAY.test(to) && from <= to) return { from, to };
  return presetPeriod('year', today);
}
