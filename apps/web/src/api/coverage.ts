import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { CoverageQuery } from './types.js';

/** How far the policies in force reach. */
export const coverageQuery = queryOptions({
  queryKey: ['coverage'],
  queryFn: () => unwrap(client.GET('/api/coverage')),
  staleTime: 60_000,
});

/** Who is left out, by name. */
export const leftOutQuery = (query: CoverageQuery) =>
  queryOptions({
    queryKey: ['coverage', query],
    queryFn: () => unwrap(client.GET('/api/coverage/enterprises', { params: { query } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
