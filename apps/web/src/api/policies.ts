import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';

/** All policies, without their rules. */
export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: () => unwrap(client.GET('/api/policies')),
  staleTime: 60_000,
});

/** One policy with its rounds and items. */
export const policyQuery = (code: string) =>
  queryOptions({
    queryKey: ['policy', code],
    queryFn: () => unwrap(client.GET('/api/policies/{code}', { params: { path: { code } } })),
    staleTime: 60_000,
  });

/** Either an item of a policy or a rule of one's own. */
export type AudienceOf = { item: string } | { rule: unknown };

/** How many enterprises each segment has; nothing is asked while there is no rule. */
export const audienceQuery = (of: AudienceOf | undefined) =>
  queryOptions({
    queryKey: ['audience', of],
    queryFn: () => unwrap(client.POST('/api/audience', { body: of ?? {} })),
    enabled: of !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
