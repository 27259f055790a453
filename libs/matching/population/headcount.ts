import { evaluateTree, type Answers } from './evaluation.js';
import { reaching } from './points.js';
import type { RuleGroup } from '../rules/rule.js';
import { isCounted, thresholdOf, type Threshold } from '../rules/threshold.js';
import { count, type EnterpriseSet } from '../set.js';
import { countIntersection, countUnion } from '../words.js';

/** How many meet a rule for certain, and of how many it is not known. */
export interface Headcount {
  yes: number;
  unknown: number;
}

/** Counts as the last step of a rule is taken, so that nobody's answer has to be written down. */
export function headcount(rule: RuleGroup, answers: Answers): Headcount {
  const parts = rule.rules.map((child) => evaluateTree(child, answers).answer);
  const threshold = thresholdOf(rule);
  const yes = countReaching(
    threshold,
    parts.map((part) => part.yes),
    answers.active,
  );
  const isSure = parts.every((part) => part.yes === part.possible);
  const possible = isSure
    ? yes
    : countReaching(
        threshold,
        parts.map((part) => part.possible),
        answers.active,
      );
  const unknown = possible - yes;
  return rule.not ? { yes: count(answers.active) - possible, unknown } : { yes, unknown };
}

function countReaching(threshold: Threshold, sets: readonly EnterpriseSet[], active: EnterpriseSet): number {
  if (threshold.minimum <= 0) return count(active);
  if (sets.length === 0) return 0;
  if (isCounted(threshold)) return count(reaching(threshold, sets, active));
  return threshold.minimum === 1 ? countUnion(sets) : countIntersection(sets);
}
