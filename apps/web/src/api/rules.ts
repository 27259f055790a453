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
