import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { DictionaryName } from './types.js';

/** Every source of facts: how fresh, how complete. */
export const feedsQuery = queryOptions({
  queryKey: ['feeds'],
  queryFn: () => unwrap(client.GET('/api/feeds')),
});

/** Every version of every dictionary, newest first. */
export const dictionariesQuery = queryOptions({
  queryKey: ['dictionaries'],
  queryFn: () => unwrap(client.GET('/api/dictionaries')),
});

/** What one version changed against the one before it. */
export const dictionaryChangesQuery = (name: DictionaryName, number: number) =>
  queryOptions({
    queryKey: ['dictionaries', name, number],
    queryFn: () =>
      unwrap(client.GET('/api/dictionaries/{name}/{number}', { params: { path: { name, number } } })),
    staleTime: Infinity,
  });
