import type { Verdict } from '#matching';
import type { AmountSpan, DeadlineSpan, MatchEntry } from './match-entry.js';
import type { Choice } from './rule-asks.js';

/** Industries are given by section; an item open to all of them is found under this. */
export const anyIndustry: Choice = { value: 'any', label: '不限行业' };

/** What an enterprise looks for; all that is given must hold. */
export interface MatchFilter {
  readonly query?: string;
  readonly department?: string;
  readonly theme?: string;
  readonly industry?: string;
  readonly amount?: AmountSpan;
  readonly deadline?: DeadlineSpan;
  readonly qualification?: string;
  readonly verdict?: Verdict;
}

/** All that an entry can be narrowed by except words. */
export type Facet = Exclude<keyof MatchFilter, 'query'>;

const valuesOf: Readonly<Record<Facet, (entry: MatchEntry) => readonly Choice[]>> = {
  department: ({ checkup }) => [
    { value: checkup.policy.department.code, label: checkup.policy.department.name },
  ],
  theme: ({ checkup }) => checkup.policy.themes.map(plain),
  industry: ({ industries }) => (industries.length > 0 ? industries : [anyIndustry]),
  amount: ({ amountSpan }) => [plain(amountSpan)],
  deadline: ({ deadlineSpan }) => (deadlineSpan ? [plain(deadlineSpan)] : []),
  qualification: ({ qualifications }) => qualifications,
  verdict: ({ checkup }) => [plain(checkup.verdict)],
};

const plain = (value: string): Choice => ({ value, label: value });

export const facets = Object.keys(valuesOf) as Facet[];

/** The entries that fit all of the filter. */
export function matching(entries: readonly MatchEntry[], filter: MatchFilter): MatchEntry[] {
  const words = filter.query?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  return entries.filter(
    (entry) =>
      words.every((word) => textOf(entry).includes(word)) &&
      facets.every((facet) => filter[facet] === undefined || has(entry, facet, filter[facet])),
  );
}

const has = (entry: MatchEntry, facet: Facet, value: string): boolean =>
  valuesOf[facet](entry).some((choice) => choice.value === value);

function textOf({ checkup: { policy, item } }: MatchEntry): string {
  const texts = [policy.title, policy.documentNumber, policy.summary, item.title, item.benefit?.text];
  return [...texts, ...policy.themes].join(' ').toLowerCase();
}

/** A choice of a facet and how many entries it would leave, the rest of the filter kept. */
export interface FacetChoice extends Choice {
  readonly count: number;
}

/** The choices of each facet, those first that most entries have. */
export function facetChoices(
  entries: readonly MatchEntry[],
  filter: MatchFilter,
): Record<Facet, FacetChoice[]> {
  const choices = facets.map((facet) => [facet, choicesOf(facet, entries, filter)] as const);
  return Object.fromEntries(choices) as Record<Facet, FacetChoice[]>;
}

function choicesOf(facet: Facet, entries: readonly MatchEntry[], filter: MatchFilter): FacetChoice[] {
  const others = matching(entries, { ...filter, [facet]: undefined });
  const counts = new Map<string, FacetChoice>();
  // Of all entries, so that a choice that leaves nothing still stands there and says so.
  for (const choice of entries.flatMap(valuesOf[facet])) counts.set(choice.value, { ...choice, count: 0 });
  for (const { value, label } of others.flatMap(valuesOf[facet])) {
    counts.set(value, { value, label, count: (counts.get(value)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'zh-CN'));
}
