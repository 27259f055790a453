import { type Feed, type FeedCatalogue, type SeenBy, type Sharing, SHARINGS } from '../feeds/feed.js';
import { derivationInputs } from './fact-derivation.js';
import { baseKey } from './past-key.js';
import type { Fact } from './fact.js';
import type { FactEntry } from './fact-file.js';

/** The feed of facts that the system computes itself. */
export const DERIVED_FEED = '系统推算';

/** What a fact's origin says of it: where it comes from, by what right, and who may see it. */
export type Origin = Pick<
  Fact,
  'feed' | 'feeds' | 'seenBy' | 'editedBy' | 'legalBasis' | 'sharing' | 'staleAfterMonths'
>;

const feedsOf = ({ feed }: FactEntry): readonly string[] =>
  feed === undefined ? [] : typeof feed === 'string' ? [feed] : feed;

/** The origin of an entry; what it leaves open is its first feed's, or that of the facts it is derived from. */
export function originOf(entry: FactEntry, feeds: FeedCatalogue, entries: readonly FactEntry[]): Origin {
  return entry.derived === undefined
    ? fedOrigin(entry, feeds)
    : derivedOrigin(
        entry,
        derivationInputs(entry.derived).map((key) => inputOrigin(key, feeds, entries)),
      );
}

function inputOrigin(key: string, feeds: FeedCatalogue, entries: readonly FactEntry[]): Origin {
  const entry = entries.find((each) => each.key === baseKey(key));
  return entry ? originOf(entry, feeds, entries) : NOWHERE;
}

/** Of a fact that is not in the file nothing is known: nobody may see what rests on it. */
const NOWHERE: Origin = {
  feed: DERIVED_FEED,
  feeds: [],
  seenBy: [],
  editedBy: '',
  legalBasis: '',
  sharing: '不予共享',
  staleAfterMonths: undefined,
};

/** Feeds that an entry names and nobody knows, with their place in its list. */
export function unknownFeeds(entry: FactEntry, feeds: FeedCatalogue): readonly string[] {
  return feedsOf(entry).filter((name) => !feeds.has(name));
}

function fedOrigin(entry: FactEntry, feeds: FeedCatalogue): Origin {
  const names = feedsOf(entry);
  const [feed = ''] = names;
  const first = feeds.get(feed);
  const own = first ? ownRights(first) : NOWHERE;
  const {
    seenBy = own.seenBy,
    editedBy = own.editedBy,
    legalBasis = own.legalBasis,
    sharing = own.sharing,
  } = entry;
  const months = entry.staleAfterMonths ?? first?.staleAfterMonths;
  const staleAfterMonths = months === 'never' ? undefined : months;
  return { feed, feeds: names, seenBy, editedBy, legalBasis, sharing, staleAfterMonths };
}

const ownRights = ({ seenBy, department, legalBasis, sharing }: Feed) => ({
  seenBy,
  editedBy: department,
  legalBasis,
  sharing,
});

/** A figure computed from others says something of each: it is no more open than the least open of them. */
function derivedOrigin(entry: FactEntry, inputs: readonly Origin[]): Origin {
  return {
    feed: DERIVED_FEED,
    feeds: [],
    seenBy: entry.seenBy ?? inputs.map(({ seenBy }) => seenBy).reduce(narrower, 'all'),
    editedBy: entry.editedBy ?? inputs[0]?.editedBy ?? '',
    legalBasis: entry.legalBasis ?? [...new Set(inputs.map(({ legalBasis }) => legalBasis))].join('；'),
    sharing: entry.sharing ?? strictest(inputs.map(({ sharing }) => sharing)),
    // What rests on values that are too old is unknown as these are.
    staleAfterMonths: undefined,
  };
}

function narrower(a: SeenBy, b: SeenBy): SeenBy {
  if (a === 'all') return b;
  return b === 'all' ? a : a.filter((code) => b.includes(code));
}

function strictest(sharings: readonly Sharing[]): Sharing {
  return SHARINGS[Math.max(0, ...sharings.map((sharing) => SHARINGS.indexOf(sharing)))] ?? '不予共享';
}
