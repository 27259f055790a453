import type { Evaluation } from './evaluation.js';
import { isGroup, isManual, type RuleGroup } from '../rules/rule.js';
import { failureOf, thresholdOf, type Threshold } from '../rules/threshold.js';
import { BLOCK_WORDS, type EnterpriseSet } from '../set.js';
import { Tally } from '../tally.js';

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
  const { points, total, minimum } = threshold;
  if (points.every((each) => each >= minimum)) return children.map(() => reach);
  const lacking = wanted ? lackingYes(children) : lackingNo(children);
  const isAll = minimum === total && points.every((each) => each === 1);
  return isAll ? lackingOne(lacking, reach) : lackingPoints(threshold, lacking, reach);
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
function lackingOne({ sets, flip }: Lacking, reach: EnterpriseSet): EnterpriseSet[] {
  const notTwo = lackingFewerThanTwo({ sets, flip }, reach);
  return sets.map((set) => {
    const length = reach.length;
    const out = new Uint32Array(length);
    for (let w = 0; w < length; w++) out[w] = notTwo[w]! & (set[w]! ^ flip);
    return out;
  });
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
  const outs = sets.map(() => new Uint32Array(reach.length));
  const tally = new Tally(threshold.total);
  const held = flip === 0 ? -1 : 0;
  for (let start = 0; start < reach.length; start += BLOCK_WORDS) {
    tally.clear();
    sets.forEach((set, i) => tally.add(set, start, threshold.points[i] ?? 0, held));
    outs.forEach((out, i) => {
      tally.reaching(threshold.minimum - (threshold.points[i] ?? 0), reach, out, start);
      keepLacking(out, sets[i] ?? reach, flip, start);
    });
  }
  return outs;
}

function keepLacking(out: EnterpriseSet, set: EnterpriseSet, flip: number, start: number): void {
  for (let w = start; w < start + BLOCK_WORDS; w++) out[w]! &= set[w]! ^ flip;
}
