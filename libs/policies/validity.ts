import type { Policy } from './policy.js';

/** When a policy can be applied for. */
export type Validity = Pick<Policy, 'validFrom' | 'validTo' | 'rounds'> & {
  readonly repealedOn?: string | null;
};

/**
 * Whether the policy is in force on a day: within its validity and, when it has rounds, within one of them.
 * A round without dates is announced but not yet opened.
 */
export function isInForce({ validFrom, validTo, rounds, repealedOn }: Validity, day: string): boolean {
  if (repealedOn && repealedOn <= day) return false;
  if (!within(validFrom, validTo, day)) return false;
  return rounds.length === 0 || rounds.some((round) => isOpen(round, day));
}

export function isOpen(
  { opens, closes }: { opens: string | null; closes: string | null },
  day: string,
): boolean {
  return (opens !== null || closes !== null) && within(opens, closes, day);
}

/** The validity and the round that matters on that day, in Chinese. */
export function describeValidity(validity: Validity, day: string): string {
  const { repealedOn } = validity;
  if (repealedOn) return `${repealedOn <= day ? '已于' : '将于'} ${repealedOn} 废止`;
  const span = describeSpan(validity.validFrom, validity.validTo);
  const round = relevantRound(validity, day);
  if (!round) return span;
  const phase = isOpen(round, day) ? '申报中' : (round.opens ?? '') > day ? '未开始' : '已截止';
  return `${span}；${round.title}（${describeSpan(round.opens, round.closes)}，${phase}）`;
}

function relevantRound({ rounds }: Validity, day: string) {
  const open = rounds.find((round) => isOpen(round, day));
  const next = rounds.filter((round) => round.opens !== null && round.opens > day).sort(byOpening)[0];
  return open ?? next ?? [...rounds].sort(byOpening).at(-1);
}

function byOpening(a: { opens: string | null }, b: { opens: string | null }): number {
  return (a.opens ?? '').localeCompare(b.opens ?? '');
}

function describeSpan(from: string | null, to: string | null): string {
  if (from && to) return `${from} 至 ${to}`;
  if (from) return `自 ${from} 起`;
  return to ? `至 ${to}` : '长期有效';
}

function within(from: string | null, to: string | null, day: string): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}
