import type { Fact } from '../api/types.js';

/** By what the facts are narrowed. */
export interface FactFilter {
  query?: string;
  feed?: string;
  sharing?: string;
  use?: string;
}

/** The facts that have all the words, come from the feed, and are shared and used as asked. */
export function matchingFacts(
  facts: readonly Fact[],
  { query = '', feed, sharing, use }: FactFilter,
): Fact[] {
  const words = query.split(/\s+/).filter(Boolean);
  return facts.filter(
    (fact) =>
      words.every((word) => textOf(fact).includes(word)) &&
      (feed === undefined || feedsOf(fact).includes(feed)) &&
      (sharing === undefined || fact.sharing === sharing) &&
      (use === undefined || (use === 'none') === (fact.usedByTags.length === 0)),
  );
}

/** Where a fact comes from: its feeds in their order, or the system. */
export const feedsOf = ({ feeds, feed }: Fact): string[] => (feeds.length > 0 ? feeds : feed ? [feed] : []);

const textOf = ({ label, description, legalBasis, department, key }: Fact): string =>
  [label, description, legalBasis, department, key].join(' ');
