import type { Evaluation } from './evaluation.js';
import { reachingEach } from './points.js';
import { isGroup, isManual, type RuleGroup } from '../rules/rule.js';
import { failureOf, isCounted, thresholdOf, type Threshold } from '../rules/threshold.js';
import { BLOCK_WORDS, type EnterpriseSet } from '../set.js';

/** A condition, and for whom it is the only obstacle. */
export interface Obstacle {
  pointer: string;
  evaluation: Evaluation;
  /** 一票否决, its own or that of a group around it. */
  isVeto: boolean;
  /** Who would meet the rule if this condition alone were settled in their favour. */
  alone: EnterpriseSet;
}

/** A place in the rule, reached from the top. */
interface Place {
  evaluation: Evaluation;
  pointer: string;
  isVeto: boolean;
  /** Whether the rule is helped when this place holds, or when it fails (under an odd number of nots). */
  wanted: boolean;
  /** Who would meet the rule if this place were as wanted. */
  reach: EnterpriseSet;
}

/**
 * For every condition of an evaluated rule, in its order, those among `outside` whom it alone keeps out. One walk from
 * the top answers for all conditions: a place settles the rule when the group around it does and all it lacks is this
 * place's points. `outside` must not meet the rule.
 */
export function obstacles(evaluation: Evaluation, outside: EnterpriseSet): Obstacle[] {
  return walk({ evaluation, pointer: '', isVeto: false, wanted: true, reach: outside });
}

function walk(place: Place): Obstacle[] {
  const { evaluation, pointer, reach } = place;
  const { node, children } = evaluation;
  const isVeto = place.isVeto || node.meta?.veto === true;
  if (!isGroup(node)) return isManual(node) ? [] : [{ pointer, evaluation, isVeto, alone: reach }];
  const wanted = node.not ? !place.wanted : place.wanted;
  const reaches = childReaches(node, children, wanted, reach);
  return children.flatMap((child, i) =>
    walk({ evaluation: child, pointer: `${pointer}/rules/${i}`, isVeto, wanted, reach: reaches[i] ?? reach }),
  );
}

/** For each child, whom the group would be as wanted for if that child were. Within `reach` the group is not yet so. */
function childReaches(
  group: RuleGroup,
  children: readonly Evaluation[],
  wanted: boolean,
  reach: EnterpriseSet,
): readonly EnterpriseSet[] {
  const threshold = wanted ? thresholdOf(group) : failureOf(thresholdOf(group));
  if (threshold.points.every((each) => each >= threshold.minimum)) return children.map(() => reach);
  const lacking = wanted ? lackingYes(children) : lackingNo(children);
  return isCounted(threshold) ? lackingPoints(threshold, lacking, reach) : lackingOne(lacking, reach);
}

/** Who is not as wanted, child by child: the words of `sets`, all bits turned round where `flip` is −1. */
interface Lacking {
  sets: readonly EnterpriseSet[];
  flip: 0 | -1;
}

const lackingYes = (children: readonly Evaluation[]): Lacking => ({
  sets: children.map(({ answer }) => answer.yes),
  flip: -1,
});

const lackingNo = (children: readonly Evaluation[]): Lacking => ({
  sets: children.map(({ answer }) => answer.possible),
  flip: 0,
});

/** All children are wanted: whoever lacks exactly one is kept out by it. */
function lackingOne(lacking: Lacking, reach: EnterpriseSet): EnterpriseSet[] {
  const notTwo = lackingFewerThanTwo(lacking, reach);
  return lacking.sets.map((set) => whoLacks(set, lacking.flip, notTwo));
}

/** Who of a set lacks a child. */
function whoLacks(child: EnterpriseSet, flip: number, of: EnterpriseSet): EnterpriseSet {
  const out = new Uint32Array(of.length);
  for (let w = 0; w < out.length; w++) out[w] = of[w]! & (child[w]! ^ flip);
  return out;
}

/** Who of `reach` lacks no more than one. */
function lackingFewerThanTwo({ sets, flip }: Lacking, reach: EnterpriseSet): EnterpriseSet {
  const out = reach.slice();
  const one = new Uint32Array(BLOCK_WORDS);
  for (let start = 0; start < out.length; start += BLOCK_WORDS) {
    one.fill(0);
    for (const set of sets) dropSecondLack(set, flip, one, out, start);
  }
  return out;
}

function dropSecondLack(
  set: EnterpriseSet,
  flip: number,
  one: Uint32Array,
  out: EnterpriseSet,
  start: number,
): void {
  for (let w = 0; w < BLOCK_WORDS; w++) {
    const lacks = set[start + w]! ^ flip;
    const had = one[w]!;
    out[start + w]! &= ~(had & lacks);
    one[w] = had | lacks;
  }
}

/** Whoever is short of the minimum by no more than a child's points is kept out by that child. */
function lackingPoints(threshold: Threshold, { sets, flip }: Lacking, reach: EnterpriseSet): EnterpriseSet[] {
  const without = threshold.points.map((each) => threshold.minimum - each);
  const reached = reachingEach(threshold, sets, without, reach, flip === 0 ? -1 : 0);
  return sets.map((set, i) => whoLacks(set, flip, reached.get(without[i]!)!));
}
