import { amountFields, dayNumber } from '#matching';
import type { Vocabulary } from '#enterprises';
import type { CheckupItem } from '../checkups/checkup-report.js';
import type { Policy } from '../policy.js';
import { isInForce, isOpen } from '../validity.js';
import { type Choice, industriesAsked, qualificationsAsked } from './rule-asks.js';

/** When an item must be applied for, counted from the day that is asked about. */
export const deadlineSpans = ['month', 'quarter', 'later', 'always'] as const;
export type DeadlineSpan = (typeof deadlineSpans)[number];

/**
 * What an item brings at most, in 万元: up to 10, 100, 1,000, more, not to be told yet, not to be told to whoever asks,
 * or not published.
 */
export const amountSpans = [
  'under10',
  'under100',
  'under1000',
  'over1000',
  'open',
  'hidden',
  'unpublished',
] as const;
export type AmountSpan = (typeof amountSpans)[number];

/** A policy item as an enterprise looks for it: its check-up, and all that it can be found by. */
export interface MatchEntry {
  readonly checkup: CheckupItem;
  readonly industries: readonly Choice[];
  readonly qualifications: readonly Choice[];
  /** YYYY-MM-DD, the last day to apply; null when there is none. */
  readonly deadline: string | null;
  /** Undefined when nothing can be applied for. */
  readonly deadlineSpan: DeadlineSpan | undefined;
  readonly amountSpan: AmountSpan;
}

/**
 * Makes an item of a check-up findable.
 * @param mayRead whether who asks may see the value of a field: an amount tells of those it is reckoned from
 */
export function entryOf(
  checkup: CheckupItem,
  on: string,
  vocabulary: Vocabulary,
  mayRead: (field: string) => boolean = () => true,
): MatchEntry {
  const { policy, item } = checkup;
  const deadline = deadlineOf(policy, on);
  return {
    checkup,
    industries: industriesAsked(item.rule, vocabulary),
    qualifications: qualificationsAsked(item.rule, vocabulary),
    deadline,
    deadlineSpan: isInForce(policy, on) ? spanOf(deadline, on) : undefined,
    amountSpan: amountSpanOf(checkup, mayRead),
  };
}

/** The last day of the open round or, without rounds, of the policy; of several open rounds the last one counts. */
export function deadlineOf(policy: Policy, on: string): string | null {
  if (!isInForce(policy, on)) return null;
  const open = policy.rounds.filter((round) => isOpen(round, on));
  const closings = open.length > 0 ? open.map(({ closes }) => closes) : [null];
  const last = closings.includes(null) ? null : (closings.toSorted().at(-1) ?? null);
  if (last === null) return policy.validTo;
  return policy.validTo !== null && policy.validTo < last ? policy.validTo : last;
}

function spanOf(deadline: string | null, on: string): DeadlineSpan {
  if (deadline === null) return 'always';
  const left = (dayNumber(deadline) ?? 0) - (dayNumber(on) ?? 0);
  if (left <= 30) return 'month';
  return left <= 90 ? 'quarter' : 'later';
}

function amountSpanOf({ estimate, item }: CheckupItem, mayRead: (field: string) => boolean): AmountSpan {
  if (!estimate || item.benefit?.means === 'payable') return 'unpublished';
  if (item.benefit?.amount && !amountFields(item.benefit.amount).every(mayRead)) return 'hidden';
  if (estimate.high === null) return 'open';
  if (estimate.high < 10) return 'under10';
  if (estimate.high < 100) return 'under100';
  return estimate.high < 1000 ? 'under1000' : 'over1000';
}
