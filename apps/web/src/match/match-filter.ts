import type { FacetName, MatchQuery } from '../api/types.js';

/** All that the list is narrowed by, in the order in which it is offered, and what it is called. */
export const FACETS: readonly { name: FacetName; label: string }[] = [
  { name: 'verdict', label: '体检结论' },
  { name: 'deadline', label: '截止时间' },
  { name: 'amount', label: '金额' },
  { name: 'theme', label: '主题' },
  { name: 'department', label: '主管部门' },
  { name: 'industry', label: '行业' },
  { name: 'qualification', label: '资质' },
];

export const ORDERS = [
  { value: 'verdict', label: '按符合程度' },
  { value: 'amount', label: '按金额' },
  { value: 'deadline', label: '按截止时间' },
  { value: 'title', label: '按名称' },
] as const;

/** What the address says; the server refuses what it does not know, so that a wrong word is seen as such. */
export function filterOf(text: (key: string) => string | undefined): MatchQuery {
  const names: readonly string[] = ['query', 'sort', ...FACETS.map(({ name }) => name)];
  return Object.fromEntries(names.map((name) => [name, text(name)] as const));
}

/** How many of the facets narrow the list. */
export const chosenCount = (filter: MatchQuery): number =>
  FACETS.filter(({ name }) => filter[name] !== undefined).length;

/** Everything taken away, the place in the list too. */
export const noFacets: Readonly<Record<string, undefined>> = Object.fromEntries(
  [...FACETS.map(({ name }) => name), 'page'].map((name) => [name, undefined] as const),
);
