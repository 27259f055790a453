import type { Combinator, RuleGroup } from './rule.js';

/**
 * Every group is a threshold: its children bring points, and it holds when the points of those that hold reach the
 * minimum. `and` wants all of them, `or` wants one.
 */
export interface Threshold {
  points: readonly number[];
  total: number;
  minimum: number;
}

const minimumOf: Readonly<Record<Combinator, (group: RuleGroup, total: number) => number>> = {
  and: (_group, total) => total,
  or: () => 1,
  atLeast: (group) => group.minimum ?? 1,
  score: (group) => group.minimum ?? 1,
};

/** The threshold of a checked group, its `not` left aside. */
export function thresholdOf(group: RuleGroup): Threshold {
  const isScore = group.combinator === 'score';
  const points = group.rules.map((child) => (isScore ? (child.meta?.points ?? 0) : 1));
  const total = points.reduce((sum, each) => sum + each, 0);
  return { points, total, minimum: minimumOf[group.combinator](group, total) };
}

/** Whether points must be counted: otherwise all of the children are needed, or any one. */
export const isCounted = ({ points, total, minimum }: Threshold): boolean =>
  points.some((each) => each !== 1) || (minimum > 1 && minimum !== total);

/**
 * The threshold of the group's failure: a group fails when the points of the children that fail reach this minimum,
 * because then too few are left.
 */
export function failureOf({ points, total, minimum }: Threshold): Threshold {
  return { points, total, minimum: total - minimum + 1 };
}
