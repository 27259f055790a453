import type { PolicyRow } from '../api/types.js';

/** What the list is narrowed to. */
export interface PolicyFilter {
  query?: string;
  department?: string;
  /** 'yes' for policies in force, 'no' for the others. */
  force?: string;
}

/** The policies that fit all of the filter. */
export function matching(all: readonly PolicyRow[], { query, department, force }: PolicyFilter): PolicyRow[] {
  const word = query?.trim().toLowerCase();
  return all.filter(
    (policy) =>
      (!word || `${policy.title} ${policy.documentNumber ?? ''}`.toLowerCase().includes(word)) &&
      (!department || policy.department.code === department) &&
      (!force || policy.inForce === (force === 'yes')),
  );
}

/** The departments that have policies, once each. */
export function departmentsOf(all: readonly PolicyRow[]): { value: string; label: string }[] {
  const names = new Map(all.map(({ department }) => [department.code, department.name]));
  return [...names].map(([value, label]) => ({ value, label }));
}
