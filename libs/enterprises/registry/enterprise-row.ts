import type { Facts, FactValue } from '#matching';
import type { Fact } from '../facts/fact.js';
import { yearOf } from '../facts/fact-year.js';

export type EnterpriseStatus = 'active' | 'deregistered' | 'merged';

/** When a feed last said something of an enterprise. */
export interface FeedStamp {
  readonly period: string | null;
  readonly on: string;
  readonly batch: string;
}

/** Where a value comes from. */
export interface Source extends FeedStamp {
  readonly feed: string;
}

/** An enterprise as the registry stores it. */
export interface EnterpriseRow {
  readonly ordinal: number;
  readonly uscc: string;
  readonly name: string;
  readonly town: string | null;
  readonly industry: string | null;
  readonly registrationType: string | null;
  /** YYYY-MM-DD */
  readonly established: string | null;
  readonly status: EnterpriseStatus;
  readonly mergedInto: string | null;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly feeds: Readonly<Record<string, FeedStamp>>;
  /** The sources of facts whose value is not of the newest stamp of their first feed. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly generated: boolean;
}

/** What the registry knows of an enterprise. */
export interface EnterpriseFacts {
  readonly ordinal: number;
  readonly uscc: string;
  readonly status: EnterpriseStatus;
  readonly facts: Record<string, FactValue | undefined>;
  /** The same for enterprises whose stamps are. */
  readonly stamps: string;
}

/** The columns of `EnterpriseRow` from a table aliased `e`. */
export const enterpriseColumns = `
  e.ordinal, e.uscc, e.name, e.town, e.industry, e.registration_type AS "registrationType",
  e.established::text AS established, e.status,
  (SELECT heir.uscc FROM enterprise heir WHERE heir.ordinal = e.merged_into) AS "mergedInto",
  e.facts, e.feeds, e.sources, e.generated`;

/** All stored facts of an enterprise, the identity columns among them. */
export function storedFacts(row: EnterpriseRow): Facts {
  const facts: Record<string, FactValue | undefined> = { ...row.facts };
  if (row.town !== null) facts['town'] = row.town;
  if (row.industry !== null) facts['industry'] = row.industry;
  if (row.registrationType !== null) facts['registrationType'] = row.registrationType;
  if (row.established !== null) facts['established'] = row.established;
  return facts;
}

/** Which feed gave the enterprise's present value of a fact, for which period and when; undefined for derived facts. */
export function sourceOf(
  { feeds, sources }: Pick<EnterpriseRow, 'feeds' | 'sources'>,
  { key, base, feed, periodOffset = 0 }: Pick<Fact, 'key' | 'base' | 'feed' | 'periodOffset'>,
): Source | undefined {
  const stamp = sources[base ?? key] ?? (feeds[feed] && { ...feeds[feed], feed });
  if (!stamp) return undefined;
  const year = yearOf(stamp.period ?? null);
  return { ...stamp, period: year === undefined ? (stamp.period ?? null) : String(year + periodOffset) };
}
