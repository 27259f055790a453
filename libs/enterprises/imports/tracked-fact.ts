import type { Fact } from '../facts/fact.js';
import { pastKey } from '../facts/past-key.js';

/** A fact of which the registry keeps track value by value: several feeds may give it, or earlier years are kept. */
export interface TrackedFact {
  readonly key: string;
  /** By precedence. */
  readonly feeds: readonly string[];
  /** The feed by which this file gives it; undefined when the file has no column for it. */
  readonly givenBy: string | undefined;
  /** The fact and its earlier years, the newest first. */
  readonly family: readonly string[];
}

/** Whether several feeds may give the fact, or earlier years are kept of it. */
export const needsTracking = ({ feeds, history }: Fact): boolean => feeds.length > 1 || history !== undefined;

/**
 * The facts of the catalogue that need keeping track of, each with how a file gives it.
 *
 * @param given the facts that the file has columns for
 * @param isTracked which facts these are; of a correction the corrected one is among them
 * @param feed the feed the file was declared to be of; undefined: each fact's first
 */
export function trackedFacts(
  catalogue: readonly Fact[],
  given: readonly Fact[],
  feed: string | undefined,
  isTracked = needsTracking,
): readonly TrackedFact[] {
  const keys = new Set(given.map(({ key, base }) => base ?? key));
  return catalogue
    .filter((fact) => fact.base === undefined && isTracked(fact))
    .map(({ key, feeds, history = 0 }) => ({
      key,
      feeds,
      givenBy: keys.has(key) ? (feed ?? feeds[0]) : undefined,
      family: Array.from({ length: history + 1 }, (_, years) => pastKey(key, years)),
    }));
}
