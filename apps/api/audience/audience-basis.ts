import { type Audience, count } from '#matching';
import type { Snapshot, ToldCount } from '#enterprises';
import type { RuleRight } from './rule-rights.js';

/** Which data an answer rests on, and how exactly it may be told. */
export const basisOf = ({ version, day }: Snapshot, { full }: RuleRight) => ({
  populationVersion: version,
  day,
  exact: full,
});

/** The sizes of all segments as they may be told. */
export function tellSizes(
  sizes: Readonly<Record<keyof Audience, number>>,
  right: RuleRight,
): Record<keyof Audience, ToldCount> {
  const { eligible, undetermined, needsPerson, nearMiss, ineligible } = sizes;
  return {
    eligible: right.tell(eligible),
    undetermined: right.tell(undetermined),
    needsPerson: right.tell(needsPerson),
    nearMiss: right.tell(nearMiss),
    ineligible: right.tell(ineligible),
  };
}

/** How many enterprises each segment has. */
export function sizesOf(audience: Audience): Record<keyof Audience, number> {
  const { eligible, undetermined, needsPerson, nearMiss, ineligible } = audience;
  return {
    eligible: count(eligible),
    undetermined: count(undetermined),
    needsPerson: count(needsPerson),
    nearMiss: count(nearMiss),
    ineligible: count(ineligible),
  };
}

/** Milliseconds since the start, to the hundredth. */
export const since = (start: number): number => Math.round((performance.now() - start) * 100) / 100;
