import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { EnterpriseQuery } from './types.js';

/** A page of the registry. */
export const enterprisesQuery = (query: EnterpriseQuery) =>
  queryOptions({
    queryKey: ['enterprises', query],
    queryFn: () => unwrap(client.GET('/api/enterprises', { params: { query } })),
    placeholderData: keepPreviousData,
  });

/** One enterprise with its facts and tags. */
export const enterpriseQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['enterprise', uscc],
    queryFn: () => unwrap(client.GET('/api/enterprises/{uscc}', { params: { path: { uscc } } })),
  });

/** What changed about an enterprise, newest first. */
export const enterpriseChangesQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['enterprise', uscc, 'changes'],
    queryFn: () => unwrap(client.GET('/api/enterprises/{uscc}/changes', { params: { path: { uscc } } })),
  });

/** The pushes that were for an enterprise, newest first. */
export const receivedPushesQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['enterprise', uscc, 'pushes'],
    queryFn: () => unwrap(client.GET('/api/enterprises/{uscc}/pushes', { params: { path: { uscc } } })),
  });
