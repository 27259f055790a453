import type { RuleGroupType, RuleType, Schema, FullField } from 'react-querybuilder';
import { replacedAt } from './edited-rule.js';
import type { Condition, RuleGroup, RuleNode } from './rule.js';

/** The rule under the name that react-querybuilder has for it; it keeps the keys that it doesn't know. */
export const asQuery = (rule: RuleGroup): RuleGroupType => rule as RuleGroupType;

/** What react-querybuilder gives back, as a rule. */
export const asRule = (query: object): RuleGroup => query as RuleGroup;

/** A condition under the name that react-querybuilder has for it. */
export const asType = (condition: Condition): RuleType => condition as RuleType;

export const asCondition = (rule: RuleType): Condition => rule as Condition;

/** Puts another node into the place of one, as an edit of its own. */
export function replaceNode(
  schema: Schema<FullField, string>,
  path: readonly number[],
  node: RuleNode,
): void {
  schema.dispatchQuery(asQuery(replacedAt(asRule(schema.getQuery()), path, node)));
}
