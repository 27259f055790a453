import type { NewThreshold } from '../insight/threshold.js';
import { nodeAt, replacedAt } from './edited-rule.js';
import { isGroup, pathOf, type RuleGroup } from './rule.js';

/** The rule with another threshold at one of its conditions; a rule that no longer has the condition stays as it is. */
export function withThreshold(rule: RuleGroup, { pointer, end, value }: NewThreshold): RuleGroup {
  const path = pathOf(pointer);
  const condition = nodeAt(rule, path);
  if (!condition || isGroup(condition)) return rule;
  const [low, high] = Array.isArray(condition.value) ? (condition.value as unknown[]) : [];
  const ends = { low: [value, high], high: [low, value] };
  return replacedAt(rule, path, { ...condition, value: end === null ? value : ends[end] });
}
