import type { Database } from '#platform';
import { sqlText } from './sql-text.js';
import { yearOf } from '../facts/fact-year.js';
import { feedYear, sourceYear } from './stamps.js';
import type { TrackedFact } from './tracked-fact.js';

/** Keys of facts of a year of which no earlier ones are kept, by the feed under which the file gives them. */
export type YearlyFacts = Readonly<Record<string, readonly string[]>>;

interface ShiftOptions {
  /** The file's, a year such as 2025; anything else moves nothing. */
  readonly period: string | null;
  readonly tracked: readonly TrackedFact[];
  readonly yearly: YearlyFacts;
}

/**
 * Moves values to the years they belong to before they are merged. A file of a newer year than the one that stands
 * makes last year's value that of the year before, and the new year is open until the file says it; a file of an older
 * year fills in that year and leaves the present one alone.
 */
export async function shiftPeriods(
  database: Database,
  { period, tracked, yearly }: ShiftOptions,
): Promise<void> {
  const year = yearOf(period);
  if (year === undefined) return;
  for (const fact of tracked) {
    if (fact.givenBy === undefined || fact.family.length === 1) continue;
    await database.query(moveBack(fact, year));
    await database.query(fillIn(fact, year));
  }
  for (const [feed, keys] of Object.entries(yearly)) await database.query(leaveNewer(feed, keys, year));
}

/** What an older year says of a fact without history has no place: the newer value stands. */
const leaveNewer = (feed: string, keys: readonly string[], year: number): string => `
  UPDATE staged s SET facts = s.facts - ARRAY[${keys.map(sqlText).join(', ')}] FROM enterprise e
  WHERE e.uscc = s.uscc AND s.faults IS NULL AND ${feedYear(feed)} > ${year}`;

/** The rows of the file and how many years they are ahead of what stands. */
const rowsWith = ({ key, feeds, family }: TrackedFact, year: number): string => `
  FROM enterprise e, LATERAL (SELECT ${year} - ${sourceYear(key, feeds[0] ?? '')} AS ahead) d
  WHERE e.uscc = s.uscc AND s.faults IS NULL AND s.facts ?| ARRAY[${family.map(sqlText).join(', ')}]`;

function moveBack(fact: TrackedFact, year: number): string {
  const { family } = fact;
  const moved = family.map((key, k) => {
    const steps = family
      .slice(0, k)
      .map((_, from) => `WHEN ${k - from} THEN e.facts -> ${sqlText(family[from] ?? '')}`);
    return `${sqlText(key)}, ${steps.length > 0 ? `CASE d.ahead ${steps.join(' ')} END` : 'NULL::jsonb'}`;
  });
  const given = family.map((key) => `${sqlText(key)}, s.facts -> ${sqlText(key)}`);
  return `UPDATE staged s SET dropped = coalesce(s.dropped, '{}') || ARRAY[${family.map(sqlText).join(', ')}],
            facts = s.facts || jsonb_strip_nulls(jsonb_build_object(${moved.join(', ')}))
                            || jsonb_strip_nulls(jsonb_build_object(${given.join(', ')}))
          ${rowsWith(fact, year)} AND d.ahead > 0`;
}

function fillIn(fact: TrackedFact, year: number): string {
  const { family } = fact;
  const placed = family.map((key, k) => {
    const steps = family
      .slice(0, k)
      .map((_, from) => `WHEN ${from - k} THEN s.facts -> ${sqlText(family[from] ?? '')}`);
    return `${sqlText(key)}, ${steps.length > 0 ? `CASE d.ahead ${steps.join(' ')} END` : 'NULL::jsonb'}`;
  });
  return `UPDATE staged s SET late = coalesce(s.late, '{}') || ARRAY[${sqlText(fact.key)}],
            facts = s.facts - ARRAY[${family.map(sqlText).join(', ')}]
                            || jsonb_strip_nulls(jsonb_build_object(${placed.join(', ')}))
          ${rowsWith(fact, year)} AND d.ahead < 0`;
}
