import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';

/** What is wrong with a rule, what it can hardly mean, and what it says in other words. */
export const ruleCheckQuery = (rule: unknown) =>
  queryOptions({
    queryKey: ['rule-check', rule],
    queryFn: ({ signal }) => unwrap(client.POST('/api/rules/check', { body: { rule }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** Made-up enterprises at every boundary of a rule, and what it says of them. */
export const boundaryCasesQuery = (rule: unknown) =>
  queryOptions({
    queryKey: ['boundary-cases', rule],
    queryFn: ({ signal }) => unwrap(client.POST('/api/rules/boundary-cases', { body: { rule }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
