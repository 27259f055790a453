import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ruleCheckQuery } from '../api/rules.js';
import type { RuleCheck } from '../api/types.js';
import { useSettled } from '../insight/use-settled.js';
import type { RuleFault, RuleGroup } from './rule.js';

/** A pause in typing: nobody wants to be told of a word that is not finished. */
const settledAfterMs = 200;

const none: readonly RuleFault[] = [];

/** What the service says of a rule, a moment after it was last edited, together with faults found elsewhere. */
export function useRuleCheck(
  rule: RuleGroup,
  others: readonly RuleFault[] = none,
): { check: RuleCheck | undefined; faults: readonly RuleFault[] } {
  const settled = useSettled(rule, settledAfterMs);
  const { data } = useQuery(ruleCheckQuery(settled));
  const faults = useMemo(() => merged(data?.faults ?? none, others), [data, others]);
  return { check: data, faults };
}

/** Both lists, what both say only once. */
function merged(found: readonly RuleFault[], others: readonly RuleFault[]): readonly RuleFault[] {
  const keys = new Set(found.map(({ code, pointer }) => `${code} ${pointer}`));
  return [...found, ...others.filter(({ code, pointer }) => !keys.has(`${code} ${pointer}`))];
}
