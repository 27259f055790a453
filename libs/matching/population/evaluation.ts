import { isGroup, isManual, type Condition, type RuleGroup, type RuleNode } from '../rules/rule.js';
import { thresholdOf, type Threshold } from '../rules/threshold.js';
import { BLOCK_WORDS, type EnterpriseSet } from '../set.js';
import { Tally } from '../tally.js';
import { conjunction, constant, disjunction, eachSet, negate, type Ternary } from '../ternary.js';

/** A node of a rule with everybody's answer to it. */
export interface Evaluation {
  node: RuleNode;
  answer: Ternary;
  children: readonly Evaluation[];
}

/** Where the answers to leaves come from. */
export interface Answers {
  active: EnterpriseSet;
  condition(condition: Condition): Ternary;
  /** What is assumed of the leaves that a person must judge. */
  manual: Ternary;
}

/** Evaluates a rule and keeps every node's answer. A leaf's sets are shared ones: never write into them. */
export function evaluateTree(node: RuleNode, answers: Answers): Evaluation {
  if (!isGroup(node)) {
    const answer = isManual(node) ? answers.manual : answers.condition(node);
    return { node, answer, children: [] };
  }
  const children = node.rules.map((child) => evaluateTree(child, answers));
  return { node, answer: groupAnswer(node, children, answers.active), children };
}

/** The same evaluation with another answer at one leaf: only the groups above it are combined anew. */
export function withLeaf(
  evaluation: Evaluation,
  [index, ...rest]: readonly number[],
  answer: Ternary,
  active: EnterpriseSet,
): Evaluation {
  const { node, children } = evaluation;
  if (index === undefined || !isGroup(node)) return { ...evaluation, answer };
  const changed = children.map((child, i) => (i === index ? withLeaf(child, rest, answer, active) : child));
  return { node, answer: groupAnswer(node, changed, active), children: changed };
}

function groupAnswer(group: RuleGroup, children: readonly Evaluation[], active: EnterpriseSet): Ternary {
  const parts = children.map((child) => child.answer);
  const answer = combine(thresholdOf(group), parts, active);
  return group.not ? negate(answer, active) : answer;
}

function combine(threshold: Threshold, parts: readonly Ternary[], active: EnterpriseSet): Ternary {
  const { points, minimum } = threshold;
  if (minimum <= 0) return constant(true, active);
  if (parts.length === 0) return constant(false, active);
  if (points.every((each) => each === 1)) {
    if (minimum === parts.length) return conjunction(parts);
    if (minimum === 1) return disjunction(parts);
  }
  return eachSet(parts, (sets) => reaching(threshold, sets, active));
}

/** Who of the active reaches the minimum of a group; counted block by block, so that the counter stays in the nearest cache. */
export function reaching(
  { points, total, minimum }: Threshold,
  sets: readonly EnterpriseSet[],
  active: EnterpriseSet,
): EnterpriseSet {
  const out = new Uint32Array(active.length);
  const tally = new Tally(total);
  for (let start = 0; start < out.length; start += BLOCK_WORDS) {
    tally.clear();
    sets.forEach((set, i) => tally.add(set, start, points[i] ?? 0));
    tally.reaching(minimum, active, out, start);
  }
  return out;
}
