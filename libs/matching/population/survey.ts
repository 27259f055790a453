import type { Audience } from './audience.js';
import type { Obstacle } from './obstacles.js';
import { pointerOf, leavesOf, type PlacePath } from './place-path.js';
import { assuming, segmentsOf, soleObstacles, type RuleTrees } from './rule-trees.js';
import { isManual, otherField, type Condition, type RuleGroup } from '../rules/rule.js';
import { count, countBoth, type EnterpriseSet } from '../set.js';

/** How one condition of a rule divides the active, and what would change if it were not there. */
export interface ConditionSurvey {
  /** JSON Pointer of the condition within the rule. */
  pointer: string;
  field: string;
  /** The other field that it compares with, if any. */
  other?: string;
  yes: number;
  no: number;
  unknown: number;
  /** Ineligible enterprises that would be eligible if this condition alone were settled in their favour. */
  soleObstacle: number;
  /** How many more would be eligible if nobody had to meet this condition, whatever segment they are in now. */
  gained: number;
  /** For how many enterprises the answer to this condition makes any difference to their segment. */
  influence: number;
}

/** Every condition's figures, in the order of the rule; a person's conditions have none. */
export function surveyConditions(
  rule: RuleGroup,
  trees: RuleTrees,
  active: EnterpriseSet,
): ConditionSurvey[] {
  const present = segmentsOf(trees, active);
  const alone = soleObstacles(trees, present.ineligible);
  const leaves = leavesOf(rule).filter(({ leaf }) => !isManual(leaf));
  return leaves.map(({ path }, i) => ({
    pointer: pointerOf(path),
    ...division(alone[i], active),
    ...difference({ trees, path, active }, present.eligible),
  }));
}

function division(obstacle: Obstacle | undefined, active: EnterpriseSet) {
  if (!obstacle) throw new RangeError('a condition of the rule was not walked');
  const { evaluation, alone } = obstacle;
  const condition = evaluation.node as Condition;
  const [field, other] = [condition.field, otherField(condition)];
  const [yes, possible] = [count(evaluation.answer.yes), count(evaluation.answer.possible)];
  return {
    field,
    other,
    yes,
    no: count(active) - possible,
    unknown: possible - yes,
    soleObstacle: count(alone),
  };
}

interface Place {
  trees: RuleTrees;
  path: PlacePath;
  active: EnterpriseSet;
}

/** A condition works in one direction only, so the better of its two answers is the one without it. */
function difference({ trees, path, active }: Place, eligible: EnterpriseSet) {
  const ifMet = segmentsOf(assuming(trees, path, 'yes', active), active);
  const ifUnmet = segmentsOf(assuming(trees, path, 'no', active), active);
  const before = count(eligible);
  const best = Math.max(count(ifMet.eligible), count(ifUnmet.eligible));
  return { gained: best - before, influence: countMoved(ifMet, ifUnmet) };
}

/** How many are in another segment here than there. */
function countMoved(a: Omit<Audience, 'nearMiss'>, b: Omit<Audience, 'nearMiss'>): number {
  const settled = [
    [a.eligible, b.eligible],
    [a.undetermined, b.undetermined],
    [a.needsPerson, b.needsPerson],
    [a.ineligible, b.ineligible],
  ] as const;
  const stayed = settled.reduce((sum, [here, there]) => sum + countBoth(here, there), 0);
  return settled.reduce((sum, [here]) => sum + count(here), 0) - stayed;
}
