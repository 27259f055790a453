import { comparison, type Comparison } from '../rules/comparison.js';
import { describeCondition } from '../rules/description.js';
import {
  isGroup,
  isManual,
  otherField,
  type Condition,
  type RuleGroup,
  type RuleNode,
} from '../rules/rule.js';
import { thresholdOf, type Threshold } from '../rules/threshold.js';
import type { Catalogue, Field } from '../fields/field.js';
import type { Surroundings } from '../fields/field-kind.js';

/** What a check-up needs besides the rule and the facts. Keep one and the same object for many check-ups. */
export interface CheckupContext extends Surroundings {
  catalogue: Catalogue;
}

interface PlaceInRule {
  pointer: string;
  /** Whether it stands under an odd number of nots. */
  negated: boolean;
  /** 一票否决, its own or that of a group around it. */
  isVeto: boolean;
}

/** A group made ready. */
export interface GroupPlan extends PlaceInRule {
  kind: 'group';
  node: RuleGroup;
  threshold: Threshold;
  children: readonly NodePlan[];
}

/** A leaf made ready; `leaf` is its number in the order of the rule. */
export interface LeafPlan extends PlaceInRule {
  kind: 'leaf';
  node: Condition;
  leaf: number;
  isManual: boolean;
  field: Field | undefined;
  /** The other field that the leaf compares with, if any. */
  other: Field | undefined;
  text: string;
  compare: Comparison;
}

export type NodePlan = GroupPlan | LeafPlan;

/** A rule made ready for many enterprises: values read, texts written, leaves numbered. */
export interface RulePlan {
  root: NodePlan;
  leaves: readonly LeafPlan[];
  hasManual: boolean;
}

interface KeptPlan {
  context: CheckupContext;
  plan: RulePlan;
}

const kept = new WeakMap<RuleGroup, KeptPlan>();

/** The plan of a rule, kept for as long as the rule lives and the context stays the same. */
export function planOf(rule: RuleGroup, context: CheckupContext): RulePlan {
  const known = kept.get(rule);
  if (known && isSameContext(known.context, context)) return known.plan;
  const plan = makePlan(rule, context);
  kept.set(rule, { context: { ...context }, plan });
  return plan;
}

const isSameContext = (a: CheckupContext, b: CheckupContext): boolean =>
  a.today === b.today && a.catalogue === b.catalogue && a.industries === b.industries;

function makePlan(rule: RuleGroup, context: CheckupContext): RulePlan {
  const leaves: LeafPlan[] = [];
  const root = planNode(rule, { pointer: '', negated: false, isVeto: false }, context, leaves);
  return { root, leaves, hasManual: leaves.some((leaf) => leaf.isManual) };
}

function planNode(node: RuleNode, above: PlaceInRule, context: CheckupContext, leaves: LeafPlan[]): NodePlan {
  const place = { ...above, isVeto: above.isVeto || node.meta?.veto === true };
  if (!isGroup(node)) return planLeaf(node, place, context, leaves);
  const { isVeto, pointer } = place;
  const negated = above.negated !== (node.not === true);
  const children = node.rules.map((child, i) =>
    planNode(child, { pointer: `${pointer}/rules/${i}`, negated, isVeto }, context, leaves),
  );
  return {
    kind: 'group',
    pointer,
    negated: above.negated,
    isVeto,
    node,
    threshold: thresholdOf(node),
    children,
  };
}

function planLeaf(
  node: Condition,
  place: PlaceInRule,
  context: CheckupContext,
  leaves: LeafPlan[],
): LeafPlan {
  const field = context.catalogue.get(node.field);
  const leaf: LeafPlan = {
    kind: 'leaf',
    pointer: place.pointer,
    negated: place.negated,
    isVeto: place.isVeto,
    node,
    leaf: leaves.length,
    isManual: isManual(node),
    field,
    other: context.catalogue.get(otherField(node) ?? ''),
    text: describeCondition(node, context.catalogue, context.industries),
    compare: comparison(node, (key) => context.catalogue.get(key), context),
  };
  leaves.push(leaf);
  return leaf;
}
