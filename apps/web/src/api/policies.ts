import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { Attempt } from './attempt.js';
import { client, unwrap } from './client.js';
import type { PolicyListQuery, RepealInput } from './types.js';

/** All policies, without their rules. */
export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: () => unwrap(client.GET('/api/policies')),
  staleTime: 60_000,
});

/** The policies that a list is narrowed to. */
export const policyListQuery = (query: PolicyListQuery) =>
  queryOptions({
    queryKey: ['policies', query],
    queryFn: () => unwrap(client.GET('/api/policies', { params: { query } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Where the list is to be had as a file. */
export const policiesFile = (query: PolicyListQuery): string =>
  `/api/policies/export.csv?${new URLSearchParams(query).toString()}`;

/** All versions of a policy, newest first, each whole. */
export const policyVersionsQuery = (code: string) =>
  queryOptions({
    queryKey: ['policy', code, 'versions'],
    queryFn: () => unwrap(client.GET('/api/policies/{code}/versions', { params: { path: { code } } })),
  });

/** The document that a policy was published with. */
export const publishedDocumentQuery = (code: string) =>
  queryOptions({
    queryKey: ['policy', code, 'document'],
    queryFn: () => unwrap(client.GET('/api/policies/{code}/document', { params: { path: { code } } })),
    staleTime: 600_000,
  });

export const publishedFile = (code: string): string =>
  `/api/policies/${encodeURIComponent(code)}/document/file`;
export const attachmentFile = (code: string, position: number): string =>
  `/api/policies/${encodeURIComponent(code)}/attachments/${position}/file`;

const repealing = new Attempt();

/** Ends a policy; it can't be undone. */
export async function repealPolicy(code: string, body: RepealInput) {
  const policy = await unwrap(
    client.POST('/api/policies/{code}/repeal', {
      params: { path: { code } },
      body,
      headers: repealing.headers([code, body]),
    }),
  );
  repealing.settle();
  return policy;
}

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
