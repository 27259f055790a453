import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { AuditSearch } from './types.js';

const SIZE = 30;
/** Every search stands in the trail itself: it is not asked again for no reason. */
const STALE = { staleTime: 60_000, refetchOnWindowFocus: false } as const;

/** Entries that match, newest first, a part at a time. */
export const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: ({ pageParam }) =>
      unwrap(client.GET('/api/audit', { params: { query: { ...search, size: SIZE, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    ...STALE,
  });

/** One entry. */
export const auditEntryQuery = (id: string) =>
  queryOptions({
    queryKey: ['audit', 'entry', id],
    queryFn: () => unwrap(client.GET('/api/audit/{id}', { params: { path: { id } } })),
    ...STALE,
  });

/** All actions that stand in the trail. */
export const auditActionsQuery = queryOptions({
  queryKey: ['audit', 'actions'],
  queryFn: () => unwrap(client.GET('/api/audit/actions')),
  staleTime: 300_000,
});

/** How the chain stands. */
export const chainQuery = queryOptions({
  queryKey: ['audit', 'chain'],
  queryFn: () => unwrap(client.GET('/api/audit/chain')),
  refetchInterval: 30_000,
});

/** Proves the chain now. */
export const verifyChain = () => unwrap(client.POST('/api/audit/verification'));

/** The address of what matches as a file. */
export function auditFile(search: AuditSearch): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/api/audit/export.csv?${new URLSearchParams(given).toString()}`;
}
