import type { Verdict } from '#matching';
import type { MatchEntry } from './match-entry.js';

/** By how well it fits, what it brings, how soon it closes, or by name. */
export const matchOrders = ['verdict', 'amount', 'deadline', 'title'] as const;
export type MatchOrder = (typeof matchOrders)[number];

type Compare = (a: MatchEntry, b: MatchEntry) => number;

const verdictRank: Readonly<Record<Verdict, number>> = {
  eligible: 0,
  undetermined: 1,
  needsPerson: 2,
  ineligible: 3,
  notInForce: 4,
};

const byVerdict: Compare = (a, b) => fitOf(a) - fitOf(b);
const byAmount: Compare = (a, b) => worthOf(b) - worthOf(a);
const byDeadline: Compare = (a, b) => urgencyOf(a).localeCompare(urgencyOf(b));
const byTitle: Compare = (a, b) => titleOf(a).localeCompare(titleOf(b), 'zh-CN');

const comparisons: Readonly<Record<MatchOrder, readonly Compare[]>> = {
  verdict: [byVerdict, byAmount, byDeadline, byTitle],
  amount: [byAmount, byVerdict, byTitle],
  deadline: [byDeadline, byVerdict, byTitle],
  title: [byTitle],
};

/** The entries in that order; what does not differ by it is told apart by fit and name. */
export function ordered(entries: readonly MatchEntry[], order: MatchOrder): MatchEntry[] {
  const [first, ...rest] = comparisons[order];
  return entries.toSorted((a, b) =>
    rest.reduce((result, compare) => result || compare(a, b), first?.(a, b) ?? 0),
  );
}

/** Those that miss by one condition stand before the others of their verdict. */
const fitOf = ({ checkup: { verdict, outcome } }: MatchEntry): number =>
  verdictRank[verdict] - (outcome.nearMiss && verdict === 'ineligible' ? 0.5 : 0);

/** Unpublished and hidden amounts last, those that can't be told yet before them. */
function worthOf({ amountSpan, checkup }: MatchEntry): number {
  if (amountSpan === 'unpublished' || amountSpan === 'hidden') return -1;
  return checkup.estimate?.high ?? 0;
}

/** What is open without an end after all deadlines, what is not open last. */
const urgencyOf = ({ deadline, deadlineSpan }: MatchEntry): string =>
  deadlineSpan ? (deadline ?? '9998') : '9999';

const titleOf = ({ checkup: { policy, item } }: MatchEntry): string => `${policy.title} ${item.title}`;
