import { yearOf } from '../facts/fact-year.js';
import type { FeedStamp } from '../registry/enterprise-row.js';
import { sqlText } from './sql-text.js';
import type { TrackedFact } from './tracked-fact.js';

/** A period that is a year, as `yearOf` reads it. */
const SQL_YEAR = '^[0-9]{4}(年|年度|度)?$';

/** SQL: the stamp under which the value of a tracked fact stands in enterprise `e`. */
const stampOf = (key: string, first: string): string =>
  `coalesce(e.sources -> ${sqlText(key)}, e.feeds -> ${sqlText(first)})`;

/** SQL: the feed that gave the present value. */
export const sourceFeed = (key: string, first: string): string =>
  `coalesce(e.sources #>> ARRAY[${sqlText(key)}, 'feed'], ${sqlText(first)})`;

/** SQL: the year of the present value, NULL when its period is no year. */
export const sourceYear = (key: string, first: string): string =>
  yearIn(`${stampOf(key, first)} ->> 'period'`);

/** SQL: the year for which a feed last spoke of enterprise `e`. */
export const feedYear = (feed: string): string => yearIn(`e.feeds -> ${sqlText(feed)} ->> 'period'`);

const yearIn = (period: string): string =>
  `CASE WHEN ${period} ~ '${SQL_YEAR}' THEN left(${period}, 4)::int END`;

/** The stamps that a file brings, by feed. */
export type Stamps = Readonly<Record<string, FeedStamp>>;

/** What is stamped: feeds as a whole, and single values. */
export interface Stamping {
  readonly feeds: Stamps;
  readonly values: Stamps;
  readonly untracked: readonly string[];
}

/**
 * SQL: the feeds' stamps of enterprise `e` after the file. A file of an older year doesn't set the clock back, and one
 * without a year leaves the year that stands.
 */
export function stampedFeeds(stamps: Stamps): string {
  const parts = Object.entries(stamps).map(([feed, stamp]) => {
    const old = `e.feeds -> ${sqlText(feed)}`;
    const fresh = `${sqlText(JSON.stringify(stamp))}::jsonb`;
    const year = yearOf(stamp.period);
    const oldYear = feedYear(feed);
    const kept =
      year === undefined
        ? `WHEN ${oldYear} IS NOT NULL THEN ${fresh} || jsonb_build_object('period', ${old} -> 'period')`
        : `WHEN ${oldYear} > ${year} THEN ${old}`;
    return `${sqlText(feed)}, CASE ${kept} ELSE ${fresh} END`;
  });
  return parts.length === 0 ? 'e.feeds' : `e.feeds || jsonb_build_object(${parts.join(', ')})`;
}

/**
 * SQL: the sources of enterprise `e` after the staged row `s`: a value stands under its own stamp where that is not
 * the new one of its first feed.
 */
export function trackedSources(tracked: readonly TrackedFact[], stamping: Stamping): string {
  const standing = ownSources(stamping.untracked);
  const parts = tracked.map(
    (fact) =>
      `${sqlText(fact.key)}, CASE ${sourceCases(fact, stamping).join(' ')} ELSE e.sources -> ${sqlText(fact.key)} END`,
  );
  return parts.length === 0
    ? standing
    : `jsonb_strip_nulls(${standing} || jsonb_build_object(${parts.join(', ')}))`;
}

/** SQL: the sources of enterprise `e` without those of corrected values that the staged row gives anew. */
function ownSources(untracked: readonly string[]): string {
  if (untracked.length === 0) return 'e.sources';
  const given = `coalesce(s.facts ->> k, CASE k WHEN 'town' THEN s.town WHEN 'industry' THEN s.industry
    WHEN 'registrationType' THEN s.registration_type WHEN 'established' THEN s.established::text END)`;
  return `CASE WHEN e.sources = '{}' THEN e.sources ELSE e.sources - ARRAY(
    SELECT k FROM jsonb_object_keys(e.sources) k
    WHERE k = ANY (ARRAY[${untracked.map(sqlText).join(', ')}]) AND ${given} IS NOT NULL) END`;
}

function sourceCases({ key, feeds, givenBy, family }: TrackedFact, stamping: Stamping): string[] {
  const [first = ''] = feeds;
  const given = `s.facts ?| ARRAY[${family.map(sqlText).join(', ')}] AND NOT ${sqlText(key)} = ANY (coalesce(s.late, '{}'))
    AND (s.facts ->> ${sqlText(key)} IS NOT NULL OR ${sqlText(key)} = ANY (coalesce(s.dropped, '{}')))`;
  const stamp = givenBy === undefined ? undefined : stamping.values[givenBy];
  const cases: string[] = [];
  if (stamp && givenBy === first && first in stamping.feeds) cases.push(`WHEN ${given} THEN NULL`);
  else if (stamp)
    cases.push(`WHEN ${given} THEN ${sqlText(JSON.stringify({ ...stamp, feed: givenBy }))}::jsonb`);
  if (first in stamping.feeds)
    cases.push(
      `WHEN e.facts ? ${sqlText(key)} THEN coalesce(e.sources -> ${sqlText(key)}, (e.feeds -> ${sqlText(first)}) || jsonb_build_object('feed', ${sqlText(first)}))`,
    );
  return cases.length > 0 ? cases : ['WHEN false THEN NULL::jsonb'];
}

/** SQL: the sources of a new enterprise: what its first feed has not given. */
export function firstSources(tracked: readonly TrackedFact[], stamps: Stamps): string {
  const parts = tracked.flatMap(({ key, feeds, givenBy = '' }) => {
    const stamp = givenBy === feeds[0] ? undefined : stamps[givenBy];
    const given = `CASE WHEN s.facts ->> ${sqlText(key)} IS NOT NULL`;
    return stamp
      ? [`${sqlText(key)}, ${given} THEN ${sqlText(JSON.stringify({ ...stamp, feed: givenBy }))}::jsonb END`]
      : [];
  });
  return parts.length === 0 ? `'{}'::jsonb` : `jsonb_strip_nulls(jsonb_build_object(${parts.join(', ')}))`;
}
