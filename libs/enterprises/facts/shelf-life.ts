import type { EnterpriseRow, FeedStamp } from '../registry/enterprise-row.js';
import type { Fact } from './fact.js';
import { yearOf } from './fact-year.js';

/** The day that a value speaks of, and the last day on which it may be used. */
export interface ShelfLife {
  /** YYYY-MM-DD */
  readonly asOf: string;
  /** The year it speaks of; undefined of a value that is as of a day. */
  readonly year: number | undefined;
  /** YYYY-MM-DD, that day included. */
  readonly until: string;
}

type Limited = Pick<Fact, 'period' | 'staleAfterMonths'>;

/** Periods of values that are as of the day on which they were told, whatever year their file was declared to be of. */
const asTold: ReadonlySet<string> = new Set(['当前', '累计', '当年']);

/**
 * How long a value may be used: its fact's months from the day it speaks of. What a year is known for speaks of its
 * last day, or of the day on which it was told when that was earlier; everything else of the day on which it was told.
 *
 * @param stamp under which the value stands
 * @returns undefined where there is no limit, or no telling
 */
export function shelfLifeOf(
  { period, staleAfterMonths }: Limited,
  stamp: Pick<FeedStamp, 'period' | 'on'> | undefined,
): ShelfLife | undefined {
  if (staleAfterMonths === undefined || stamp === undefined) return undefined;
  const year = asTold.has(period) ? undefined : yearOf(stamp.period);
  const asOf = year === undefined ? stamp.on : earlier(`${year}-12-31`, stamp.on);
  return { asOf, year, until: monthsAfter(asOf, staleAfterMonths) };
}

/** What the registry has said of an enterprise's feeds and values. */
type Stamps = Pick<EnterpriseRow, 'feeds' | 'sources'>;

/** The stamp of a fact's value; that of an earlier year goes with its fact's. */
const stampOf = ({ feeds, sources }: Stamps, { key, base, feed }: Fact): FeedStamp | undefined =>
  sources[base ?? key] ?? feeds[feed];

/** The facts of which an enterprise's values are too old to be used on a day, each with how long they could be. */
export function expiredFacts(facts: readonly Fact[], stamps: Stamps, day: string): Map<string, ShelfLife> {
  const lives = facts.map((fact) => [fact.key, shelfLifeOf(fact, stampOf(stamps, fact))] as const);
  return new Map(lives.filter((entry): entry is [string, ShelfLife] => (entry[1]?.until ?? day) < day));
}

/** The first day after `day` on which another value will be too old; undefined when none will. */
export function nextExpiry(facts: readonly Fact[], stamps: Stamps, day: string): string | undefined {
  const ends = facts.flatMap((fact) => shelfLifeOf(fact, stampOf(stamps, fact))?.until ?? []);
  const first = ends.filter((until) => until >= day).sort()[0];
  return first === undefined ? undefined : dayAfter(first);
}

/** The same day so many months later, or the last of that month where there is none such. Both YYYY-MM-DD. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const earlier = (a: string, b: string): string => (a < b ? a : b);
