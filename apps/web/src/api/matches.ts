import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import { fileOf } from './file-of.js';
import type { MatchQuery } from './types.js';

/** A page of the policy items that an enterprise looks for, with what else could be chosen. */
export const matchesQuery = (uscc: string, query: MatchQuery) =>
  queryOptions({
    queryKey: ['matches', uscc, query],
    queryFn: () =>
      unwrap(client.GET('/api/enterprises/{uscc}/matches', { params: { path: { uscc }, query } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Address of the same list as a file. */
export function matchesFile(uscc: string, query: MatchQuery): string {
  return fileOf(`/api/enterprises/${uscc}/matches/export.csv`, query as Record<string, string | undefined>);
}
