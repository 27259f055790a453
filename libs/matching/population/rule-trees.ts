import { dividedSegments, settledSegments, type Audience } from './audience.js';
import { withLeaf, type Evaluation } from './evaluation.js';
import { obstacles, type Obstacle } from './obstacles.js';
import { intersect, type EnterpriseSet } from '../set.js';
import { constant, type Ternary, type Truth } from '../ternary.js';
import { unionAll } from '../words.js';

/**
 * A rule evaluated when a person affirms all that only a person can judge, and when a person denies it; one and the
 * same tree where nothing is left to a person.
 */
export interface RuleTrees {
  affirmed: Evaluation;
  denied: Evaluation;
}

/** The segments without near misses. */
export function segmentsOf(
  { affirmed, denied }: RuleTrees,
  active: EnterpriseSet,
): Omit<Audience, 'nearMiss'> {
  return affirmed === denied
    ? settledSegments(affirmed.answer, active)
    : dividedSegments(affirmed.answer, denied.answer, active);
}

/** All segments. */
export function audienceOf(trees: RuleTrees, active: EnterpriseSet): Audience {
  const parts = segmentsOf(trees, active);
  const nearMiss = nearMisses(soleObstacles(trees, parts.ineligible), parts.ineligible);
  return { ...parts, nearMiss };
}

/** For every condition, whom it alone keeps out: so whatever the person says. */
export function soleObstacles({ affirmed, denied }: RuleTrees, ineligible: EnterpriseSet): Obstacle[] {
  const found = obstacles(affirmed, ineligible);
  if (denied === affirmed) return found;
  const others = obstacles(denied, ineligible);
  return found.map((obstacle, i) => ({
    ...obstacle,
    alone: intersect(obstacle.alone, others[i]?.alone ?? obstacle.alone),
  }));
}

function nearMisses(found: readonly Obstacle[], ineligible: EnterpriseSet): EnterpriseSet {
  const sets = found.filter(({ isVeto }) => !isVeto).map(({ alone }) => alone);
  return sets.length > 0 ? unionAll(sets) : new Uint32Array(ineligible.length);
}

/** The rule as it would be if everybody's answer to one of its conditions were this. */
export function assuming(
  { affirmed, denied }: RuleTrees,
  path: readonly number[],
  truth: Truth,
  active: EnterpriseSet,
): RuleTrees {
  const answer = everybodys(truth, active);
  const first = withLeaf(affirmed, path, answer, active);
  return { affirmed: first, denied: denied === affirmed ? first : withLeaf(denied, path, answer, active) };
}

function everybodys(truth: Truth, active: EnterpriseSet): Ternary {
  if (truth === 'unknown') return { yes: new Uint32Array(active.length), possible: active };
  return constant(truth === 'yes', active);
}
