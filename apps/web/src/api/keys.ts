import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { KeyInput } from './types.js';

/** A page of the keys of machines, newest first. */
export const keysQuery = (page: number, size: number) =>
  queryOptions({
    queryKey: ['keys', page, size],
    queryFn: () => unwrap(client.GET('/api/keys', { params: { query: { page, size } } })),
    placeholderData: keepPreviousData,
  });

/** What a key can be given. */
export const keyOptionsQuery = queryOptions({
  queryKey: ['keys', 'options'],
  queryFn: () => unwrap(client.GET('/api/keys/options')),
  staleTime: 600_000,
});

/** Makes a key; its token is in this answer only. */
export const issueKey = (body: KeyInput) => unwrap(client.POST('/api/keys', { body }));

/** Ends a key at once. */
export const revokeKey = (id: string) =>
  unwrap(client.POST('/api/keys/{id}/revoke', { params: { path: { id } } }));
