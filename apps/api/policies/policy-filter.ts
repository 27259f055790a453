import type { z } from 'zod';
import type { policyQuery, policyRow } from './policy.schema.js';

export type PolicyRow = z.output<typeof policyRow>;
/** What the list of policies is narrowed to. */
export type PolicyFilter = z.output<typeof policyQuery>;

/** The policies that fit all of the filter. */
export function narrowed(
  all: readonly PolicyRow[],
  { query, department, theme, state }: PolicyFilter,
): PolicyRow[] {
  const word = query?.toLowerCase();
  return all.filter(
    (policy) =>
      (!word || `${policy.title} ${policy.documentNumber ?? ''}`.toLowerCase().includes(word)) &&
      (!department || policy.department.code === department) &&
      (!theme || policy.themes.includes(theme)) &&
      (!state || stateOf(policy) === state),
  );
}

function stateOf({ inForce, repealedOn }: PolicyRow): PolicyFilter['state'] {
  if (repealedOn !== null) return 'repealed';
  return inForce ? 'inForce' : 'ended';
}
