import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { GivenList, ReadCodes, TagExtension, TagRevocation } from './types.js';
import { formOf, upload } from './upload.js';

/** All tags with what each means, who uses it, and how many have it. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: () => unwrap(client.GET('/api/tags')),
  staleTime: 60_000,
});

/** One tag with its rule as a tree and its enterprises in numbers. */
export const tagQuery = (code: string) =>
  queryOptions({
    queryKey: ['tag', code],
    queryFn: () => unwrap(client.GET('/api/tags/{code}', { params: { path: { code } } })),
  });

/** Who has the tag, or of whom too little is known, by name. */
export const tagEnterprisesQuery = (
  code: string,
  query: { group: 'members' | 'undetermined'; page: number; size: number },
) =>
  queryOptions({
    queryKey: ['tag', code, 'enterprises', query],
    queryFn: () => unwrap(client.GET('/api/tags/{code}/enterprises', { params: { path: { code }, query } })),
    placeholderData: keepPreviousData,
  });

/** How many gained, lost and had the tag, day by day over a year. */
export const tagHistoryQuery = (code: string) =>
  queryOptions({
    queryKey: ['tag', code, 'history'],
    queryFn: () => unwrap(client.GET('/api/tags/{code}/history', { params: { path: { code } } })),
  });

/** Who gained or lost the tag, by name, the latest first. */
export const tagMovesQuery = (code: string, query: { kind: 'gained' | 'lost'; page: number; size: number }) =>
  queryOptions({
    queryKey: ['tag', code, 'moves', query],
    queryFn: () => unwrap(client.GET('/api/tags/{code}/moves', { params: { path: { code }, query } })),
    placeholderData: keepPreviousData,
  });

/** Entries of the lists by which departments give the tag. */
export const assertionsQuery = (code: string, query: { query?: string; page: number; size: number }) =>
  queryOptions({
    queryKey: ['tag', code, 'assertions', query],
    queryFn: () => unwrap(client.GET('/api/tags/{code}/assertions', { params: { path: { code }, query } })),
    placeholderData: keepPreviousData,
  });

/** What departments did to the tag's lists, newest first. */
export const tagChangesQuery = (code: string) =>
  queryOptions({
    queryKey: ['tag', code, 'changes'],
    queryFn: () => unwrap(client.GET('/api/tags/{code}/changes', { params: { path: { code } } })),
  });

export const giveList = (code: string, body: GivenList) =>
  unwrap(client.POST('/api/tags/{code}/assertions', { params: { path: { code } }, body }));

export const revokeFromList = (code: string, body: TagRevocation) =>
  unwrap(client.POST('/api/tags/{code}/revocations', { params: { path: { code } }, body }));

export const extendList = (code: string, id: string, body: TagExtension) =>
  unwrap(client.POST('/api/tags/{code}/changes/{id}/extend', { params: { path: { code, id } }, body }));

export const undoChange = (code: string, id: string) =>
  unwrap(client.POST('/api/tags/{code}/changes/{id}/undo', { params: { path: { code, id } } }));

/** Reads the codes out of a CSV or XLSX file. */
export const readCodes = (code: string, file: File) =>
  upload<ReadCodes>(`/api/tags/${code}/codes`, formOf(file));
