import { isGroup, type Condition, type RuleGroup, type RuleNode } from '../rules/rule.js';
import { failureOf, thresholdOf, type Threshold } from '../rules/threshold.js';

/** Which conditions are to hold and which are not, so that something larger comes out as wanted. */
export type Demand = ReadonlyMap<Condition, boolean>;

const nothing: Demand = new Map();

/**
 * Demands on all other conditions under which the rule hangs on this one alone, the simplest first. Not all there are:
 * of the ways to choose some of many children, those that take neighbours.
 */
export function* pivotalDemands(rule: RuleNode, leaf: Condition): Generator<Demand> {
  if (!isGroup(rule)) {
    yield nothing;
    return;
  }
  const turn = rule.rules.findIndex((child) => hasLeaf(child, leaf));
  if (turn < 0) return;
  const others = rule.rules.filter((_, i) => i !== turn);
  for (const isMet of pivotalChoices(rule, turn)) {
    for (const around of together(others, isMet)) {
      for (const within of pivotalDemands(rule.rules[turn]!, leaf)) yield new Map([...around, ...within]);
    }
  }
}

const hasLeaf = (node: RuleNode, leaf: Condition): boolean =>
  isGroup(node) ? node.rules.some((child) => hasLeaf(child, leaf)) : node === leaf;

/** Which of the other children are to hold, so that the group needs the child at `turn`, and it suffices. */
function* pivotalChoices(group: RuleGroup, turn: number): Generator<readonly boolean[]> {
  const { points, minimum } = thresholdOf(group);
  const others = points.filter((_, i) => i !== turn);
  const most = minimum - 1;
  for (const isMet of neighbours(others, most, false)) {
    const sum = others.reduce((total, each, i) => total + (isMet[i] ? each : 0), 0);
    if (sum <= most && sum >= minimum - points[turn]!) yield isMet;
  }
}

/** Demands under which a node comes out as wanted. */
function* demandsOf(node: RuleNode, wanted: boolean): Generator<Demand> {
  if (!isGroup(node)) {
    yield new Map([[node, wanted]]);
    return;
  }
  const within = node.not ? !wanted : wanted;
  const threshold = within ? thresholdOf(node) : failureOf(thresholdOf(node));
  for (const isTaken of sufficientChoices(threshold)) {
    const taken = node.rules.filter((_, i) => isTaken[i]);
    yield* together(
      taken,
      taken.map(() => within),
    );
  }
}

function* sufficientChoices({ points, minimum }: Threshold): Generator<readonly boolean[]> {
  if (minimum <= 0) yield points.map(() => false);
  else yield* neighbours(points, minimum, true);
}

/** Choices of children that stand side by side, from each in turn on, whose points reach the sum or stay within it. */
function* neighbours(
  points: readonly number[],
  sum: number,
  reaches: boolean,
): Generator<readonly boolean[]> {
  const seen = new Set<string>();
  for (let start = 0; start < Math.max(1, points.length); start++) {
    const taken = takenFrom(start, points, sum, reaches);
    if (!seen.has(taken.join())) yield taken;
    seen.add(taken.join());
  }
}

function takenFrom(start: number, points: readonly number[], sum: number, reaches: boolean): boolean[] {
  const taken = points.map(() => false);
  let total = 0;
  for (let i = 0; i < points.length && total < sum; i++) {
    const at = (start + i) % points.length;
    if (!reaches && total + points[at]! > sum) continue;
    taken[at] = true;
    total += points[at]!;
  }
  return taken;
}

/** Demands under which all of the nodes come out as wanted of each. */
function* together(nodes: readonly RuleNode[], wanted: readonly boolean[]): Generator<Demand> {
  const [first, ...rest] = nodes;
  if (!first) {
    yield nothing;
    return;
  }
  for (const demand of demandsOf(first, wanted[0] ?? true)) {
    for (const others of together(rest, wanted.slice(1))) yield new Map([...demand, ...others]);
  }
}
