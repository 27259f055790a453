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
): EnterpriseSet[] {
  const threshold = wanted ? thresholdOf(group) : failureOf(thresholdOf(group));
  if (threshold.points.every((points) => points >= threshold.minimum)) return children.map(() => reach);
  const lacking = children.map((child) => (wanted ? lacksYes(child) : lacksNo(child)));
  const isAll = threshold.minimum === threshold.total && threshold.points.every((points) => points === 1);
  return isAll ? lackingOne(lacking, reach) : lackingPoints(threshold, lacking, reach);
}

/** Who is not as wanted, in one word of a set. */
type Lacking = (w: number) => number;

function lacksYes({ answer: { yes } }: Evaluation): Lacking {
  return (w) => ~yes[w]!;
}

function lacksNo({ answer: { possible } }: Evaluation): Lacking {
  return (w) => possible[w]!;
}

/** All children are wanted: whoever lacks exactly one is kept out by it. */
function lackingOne(lacking: readonly Lacking[], reach: EnterpriseSet): EnterpriseSet[] {
  const outs = lacking.map(() => new Uint32Array(reach.length));
  for (let w = 0; w < reach.length; w++) {
    if (reach[w] === 0) continue;
    const one = reach[w]! & ~lackingTwo(lacking, w);
    if (one !== 0) outs.forEach((out, i) => (out[w] = one & lacking[i]!(w)));
  }
  return outs;
}

function lackingTwo(lacking: readonly Lacking[], w: number): number {
  let [one, two] = [0, 0];
  for (const lacks of lacking) {
    const word = lacks(w);
    two |= one & word;
    one |= word;
  }
  return two;
}

/** Whoever is short of the minimum by no more than a child's points is kept out by that child. */
function lackingPoints(
  { points, total, minimum }: Threshold,
  lacking: readonly Lacking[],
  reach: EnterpriseSet,
): EnterpriseSet[] {
  const outs = lacking.map(() => new Uint32Array(reach.length));
  const tally = new Tally(total, BLOCK_WORDS);
  const held = new Uint32Array(BLOCK_WORDS);
  for (let start = 0; start < reach.length; start += BLOCK_WORDS) {
    tally.clear();
    lacking.forEach((lacks, i) => {
      for (let w = 0; w < BLOCK_WORDS; w++) held[w] = ~lacks(start + w);
      tally.add(held, 0, points[i] ?? 0);
    });
    outs.forEach((out, i) => {
      tally.reaching(minimum - (points[i] ?? 0), reach, out, start);
      for (let w = start; w < start + BLOCK_WORDS; w++) out[w]! &= lacking[i]!(w);
    });
  }
  return outs;
}
