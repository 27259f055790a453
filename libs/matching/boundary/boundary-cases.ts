import { boundaryValues, turnsOf, type BoundaryPlace, type BoundaryValue } from './boundary-values.js';
import { pivotalDemands } from './demand.js';
import { madeUp } from './made-up.js';
import { checkup, type Verdict } from '../checkup/checkup.js';
import type { CheckupContext } from '../checkup/plan.js';
import type { Facts } from '../fields/field.js';
import { comparison } from '../rules/comparison.js';
import { isGroup, isManual, type Condition, type RuleGroup, type RuleNode } from '../rules/rule.js';
import type { Truth } from '../ternary.js';

/** A made-up enterprise at a boundary of a condition, and what the rule says of it. */
export interface BoundaryCase {
  place: BoundaryPlace;
  /** What is known of the condition's own fields; nothing when the figure is missing. */
  own: Facts;
  /** All that is known of the enterprise. */
  facts: Facts;
  /** What the condition itself answers. */
  answer: Truth;
  verdict: Verdict;
}

/** The cases at the boundaries of one condition. */
export interface ConditionBoundaries {
  /** JSON Pointer of the condition within the rule. */
  pointer: string;
  condition: Condition;
  /** Whether the verdict changes between them: the rest of the rule leaves it to this condition. */
  decides: boolean;
  /** What is known of the enterprises besides: facts with which the verdict is left to this condition. */
  rest: Facts;
  cases: readonly BoundaryCase[];
}

/** The most ways to leave the verdict to a condition that are tried. */
const MOST_DEMANDS = 100;

/**
 * Cases for every condition of a checked rule that data can judge: one step below each threshold (−1), on it (0), one
 * step above (+1), and with the figure missing; where there is no order, a value for each answer. All else is made up so
 * that the verdict hangs on the condition, where that is possible. Verdicts are those of `checkup`.
 */
export function boundaryCases(rule: RuleGroup, context: CheckupContext): readonly ConditionBoundaries[] {
  return leavesOf(rule, '')
    .filter(({ condition }) => !isManual(condition))
    .map(({ condition, pointer }) => boundariesOf(rule, condition, pointer, context));
}

function leavesOf(node: RuleNode, pointer: string): { condition: Condition; pointer: string }[] {
  if (!isGroup(node)) return [{ condition: node, pointer }];
  return node.rules.flatMap((child, i) => leavesOf(child, `${pointer}/rules/${i}`));
}

function boundariesOf(
  rule: RuleGroup,
  condition: Condition,
  pointer: string,
  context: CheckupContext,
): ConditionBoundaries {
  const test = comparison(condition, (key) => context.catalogue.get(key), context);
  const { values, rest } = decidingValues(rule, condition, context);
  const cases = values.map(({ place, facts: own }) => {
    const facts = { ...rest, ...own };
    return { place, own, facts, answer: test.judge(own), verdict: checkup(rule, facts, context).verdict };
  });
  return { pointer, condition, rest, cases, decides: isDecided(cases) };
}

/** Whether whoever meets the condition fares otherwise than whoever does not. */
function isDecided(cases: readonly BoundaryCase[]): boolean {
  const [met, unmet] = (['yes', 'no'] as const).map((truth) => cases.find(({ answer }) => answer === truth));
  return met !== undefined && unmet !== undefined && met.verdict !== unmet.verdict;
}

/** Values of the condition, and what else is to be known so that the verdict hangs on it at each of them. */
function decidingValues(
  rule: RuleGroup,
  condition: Condition,
  context: CheckupContext,
): { values: readonly BoundaryValue[]; rest: Facts } {
  for (let turn = 0; turn < turnsOf(condition, context); turn++) {
    const values = boundaryValues(condition, context, turn);
    const rest = restFor(rule, condition, values, context);
    if (rest) return { values, rest };
  }
  return { values: boundaryValues(condition, context), rest: {} };
}

function restFor(
  rule: RuleGroup,
  condition: Condition,
  values: readonly BoundaryValue[],
  context: CheckupContext,
): Facts | undefined {
  const given = values.filter(({ place }) => place !== 'missing').map(({ facts }) => facts);
  let tries = 0;
  for (const demand of pivotalDemands(rule, condition)) {
    const rest = madeUp(demand, given, context);
    if (rest || ++tries >= MOST_DEMANDS) return rest;
  }
  return undefined;
}
