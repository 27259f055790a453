import { reaching, recounted, type Counted } from './points.js';
import { isGroup, isManual, type Condition, type RuleGroup, type RuleNode } from '../rules/rule.js';
import { isCounted, thresholdOf, type Threshold } from '../rules/threshold.js';
import type { EnterpriseSet } from '../set.js';
import { conjunction, constant, disjunction, eachSet, negate, type Ternary } from '../ternary.js';

/** A node of a rule with everybody's answer to it. */
export interface Evaluation {
  node: RuleNode;
  answer: Ternary;
  children: readonly Evaluation[];
  /** Of a group whose points must be counted, what they are counted from. */
  counted?: Counted;
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
  return evaluateGroup(node, children, answers.active);
}

function evaluateGroup(node: RuleGroup, children: readonly Evaluation[], active: EnterpriseSet): Evaluation {
  const [threshold, parts] = [thresholdOf(node), children.map(({ answer }) => answer)];
  if (!isCounted(threshold))
    return { node, answer: turned(node, combined(threshold, parts, active), active), children };
  const counted = { threshold, parts };
  const answer = eachSet(parts, (sets) => reaching(threshold, sets, active));
  return { node, answer: turned(node, answer, active), children, counted };
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
  if (!evaluation.counted) return evaluateGroup(node, changed, active);
  const positive = recounted(evaluation.counted, index, changed[index]!.answer, active);
  return { node, answer: turned(node, positive, active), children: changed };
}

const turned = ({ not }: RuleGroup, answer: Ternary, active: EnterpriseSet): Ternary =>
  not ? negate(answer, active) : answer;

function combined({ minimum }: Threshold, parts: readonly Ternary[], active: EnterpriseSet): Ternary {
  if (minimum <= 0) return constant(true, active);
  if (parts.length === 0) return constant(false, active);
  return minimum === 1 ? disjunction(parts) : conjunction(parts);
}
