import type { GroupPlan, NodePlan, RulePlan } from './plan.js';
import { not } from '../rules/comparison.js';
import type { Facts } from '../fields/field.js';
import type { Truth } from '../ternary.js';

/** One enterprise's answers to a rule's leaves, by leaf number; a person's leaves are as the person said. */
export type LeafTruths = readonly Truth[];

/** Judges the leaves, those for a person as given. */
export function leafTruths({ leaves }: RulePlan, facts: Facts, manual: Truth): Truth[] {
  return leaves.map((leaf) => (leaf.isManual ? manual : leaf.compare.judge(facts)));
}

/** The same answers with a person's leaves changed. */
export function withManual({ leaves, hasManual }: RulePlan, truths: LeafTruths, manual: Truth): LeafTruths {
  return hasManual ? truths.map((truth, i) => (leaves[i]?.isManual ? manual : truth)) : truths;
}

/** A node's truth, given its leaves'. */
export function truthOf(plan: NodePlan, truths: LeafTruths): Truth {
  if (plan.kind === 'leaf') return truths[plan.leaf] ?? 'unknown';
  const truth = thresholdTruth(plan, truths);
  return plan.node.not ? not(truth) : truth;
}

function thresholdTruth({ threshold, children }: GroupPlan, truths: LeafTruths): Truth {
  let sure = 0;
  let possible = 0;
  for (let i = 0; i < children.length; i++) {
    const truth = truthOf(children[i]!, truths);
    if (truth === 'no') continue;
    possible += threshold.points[i]!;
    if (truth === 'yes') sure += threshold.points[i]!;
  }
  if (sure >= threshold.minimum) return 'yes';
  return possible >= threshold.minimum ? 'unknown' : 'no';
}

/** The unknown leaves that the rule's truth still hangs on: those under no place that is settled. */
export function openLeaves(plan: NodePlan, truths: LeafTruths): number[] {
  if (truthOf(plan, truths) !== 'unknown') return [];
  return plan.kind === 'leaf' ? [plan.leaf] : plan.children.flatMap((child) => openLeaves(child, truths));
}
