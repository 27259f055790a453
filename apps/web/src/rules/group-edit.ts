import type { Combinator, RuleGroup } from './rule.js';

/** The group wanting its parts in another way; a minimum begins at one and stays only where it counts. */
export function withCombinator({ minimum, ...group }: RuleGroup, combinator: Combinator): RuleGroup {
  if (combinator === 'and' || combinator === 'or') return { ...group, combinator };
  return { ...group, combinator, minimum: minimum ?? 1 };
}

/** The group with another minimum, or with none as long as it is being typed. */
export function withMinimum(
  { minimum: _before, ...group }: RuleGroup,
  minimum: number | undefined,
): RuleGroup {
  return minimum === undefined ? group : { ...group, minimum };
}

/** The group turned round, or as it was. */
export function withNot({ not: _before, ...group }: RuleGroup, not: boolean): RuleGroup {
  return not ? { ...group, not } : group;
}
