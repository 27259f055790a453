import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';

/** Facts, tags, departments and the size of the population. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: () => unwrap(client.GET('/api/catalogue')),
  staleTime: 60_000,
});

/** One fact: where it comes from, how it is spread, and what rests on it. */
export const factQuery = (key: string) =>
  queryOptions({
    queryKey: ['fact', key],
    queryFn: () => unwrap(client.GET('/api/catalogue/facts/{key}', { params: { path: { key } } })),
  });

/** Industries whose code or name contains the text. */
export const industryQuery = (query: string) =>
  queryOptions({
    queryKey: ['industries', query],
    queryFn: () => unwrap(client.GET('/api/catalogue/industries', { params: { query: { query } } })),
    enabled: query.trim().length > 0,
    staleTime: 600_000,
  });

/** The whole classification of industries, parents before children. */
export const industryTreeQuery = queryOptions({
  queryKey: ['industries', 'tree'],
  queryFn: () => unwrap(client.GET('/api/catalogue/industries/tree')),
  staleTime: Infinity,
});
