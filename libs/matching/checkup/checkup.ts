import { leafTruths, openLeaves, truthOf, withManual, type LeafTruths } from './answer.js';
import { explain, type CheckupNode } from './explanation.js';
import { planOf, type CheckupContext, type LeafPlan, type RulePlan } from './plan.js';
import { isPresent } from '../fields/field-kind.js';
import type { Facts } from '../fields/field.js';
import { fieldsAsked, type Condition, type RuleGroup } from '../rules/rule.js';
import type { Truth } from '../ternary.js';

/** 初步符合 · 待补充信息 · 需人工认定 · 暂不符合 · 不在有效期 (the last is for the caller, who knows the rounds). */
export type Verdict = 'eligible' | 'undetermined' | 'needsPerson' | 'ineligible' | 'notInForce';

/** One enterprise against one rule, explained. */
export interface Checkup {
  verdict: Verdict;
  /** Kept out by one condition that is no veto and no person's to judge. */
  nearMiss: boolean;
  root: CheckupNode;
  /** Conditions that speak for the enterprise (under a not: those that do not hold). */
  met: number;
  unmet: number;
  unknown: number;
  /** Conditions that only a person can judge. */
  manual: number;
  /** Keys of the unknown fields that the verdict still hangs on, in the order of the rule. */
  missing: string[];
}

/**
 * Judges one enterprise by one checked rule and says why. Throws a FactFault on a fact that is not its field's. The
 * verdict is the one the population's matcher gives for the same facts.
 */
export function checkup(rule: RuleGroup, facts: Facts, context: CheckupContext): Checkup {
  const plan = planOf(rule, context);
  const truths = leafTruths(plan, facts, 'unknown');
  const verdict = verdictOf(plan, truths);
  const standings = standingsOf(plan, truths);
  return {
    verdict,
    nearMiss: verdict === 'ineligible' && isNearMiss(plan, truths),
    root: explain(plan.root, truths, facts),
    met: standings.met,
    unmet: standings.unmet,
    unknown: standings.unknown,
    manual: standings.manual,
    missing: missingFields(plan, truths, facts),
  };
}

/** The verdict of answers with a person's leaves unknown. */
export function verdictOf(plan: RulePlan, truths: LeafTruths): Verdict {
  const affirmed = truthIfSaid(plan, truths, 'yes');
  const denied = plan.hasManual ? truthIfSaid(plan, truths, 'no') : affirmed;
  if (affirmed === 'unknown' || denied === 'unknown') return 'undetermined';
  if (affirmed !== denied) return 'needsPerson';
  return affirmed === 'yes' ? 'eligible' : 'ineligible';
}

/** The rule's truth when a person says this to all that only a person can judge. */
const truthIfSaid = (plan: RulePlan, truths: LeafTruths, said: Truth): Truth =>
  truthOf(plan.root, withManual(plan, truths, said));

/** Tries each condition settled in the enterprise's favour, the others as they are. */
function isNearMiss(plan: RulePlan, truths: LeafTruths): boolean {
  const tried = [...truths];
  return plan.leaves.some((leaf) => {
    const truth = truths[leaf.leaf] ?? 'unknown';
    if (leaf.isVeto || leaf.isManual || truth === favourable(leaf)) return false;
    tried[leaf.leaf] = favourable(leaf);
    const verdict = verdictOf(plan, tried);
    tried[leaf.leaf] = truth;
    return verdict === 'eligible';
  });
}

const favourable = ({ negated }: LeafPlan): Truth => (negated ? 'no' : 'yes');

type Standing = 'met' | 'unmet' | 'unknown' | 'manual';

function standingsOf({ leaves }: RulePlan, truths: LeafTruths): Record<Standing, number> {
  const standings = { met: 0, unmet: 0, unknown: 0, manual: 0 };
  for (const leaf of leaves) standings[standing(leaf, truths[leaf.leaf])]++;
  return standings;
}

function standing(leaf: LeafPlan, truth: Truth | undefined): Standing {
  if (leaf.isManual) return 'manual';
  if (truth === undefined || truth === 'unknown') return 'unknown';
  return truth === favourable(leaf) ? 'met' : 'unmet';
}

function missingFields(plan: RulePlan, truths: LeafTruths, facts: Facts): string[] {
  const open = (['yes', 'no'] as const).flatMap((said) =>
    openLeaves(plan.root, withManual(plan, truths, said)),
  );
  const inOrder = [...new Set(open)].sort((a, b) => a - b);
  return [...new Set(inOrder.flatMap((leaf) => unsettledFields(plan.leaves[leaf]!.node, facts)))];
}

/** What to ask for, so that an open condition can be answered: what is missing, or else what is not known finely enough. */
function unsettledFields(condition: Condition, facts: Facts): readonly string[] {
  const asked = fieldsAsked(condition);
  const absent = asked.filter((key) => !isPresent(facts[key]));
  return absent.length > 0 ? absent : asked;
}
