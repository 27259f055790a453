import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { Todo, TodoQuery } from './types.js';

/** The key under which is kept what waits for whoever is signed in. */
export const TODOS = ['todos'] as const;

const REFRESH_MS = 30_000;

/** A page of what waits, the most urgent first. */
export const todosQuery = (query: TodoQuery) =>
  queryOptions({
    queryKey: [...TODOS, query],
    queryFn: () => unwrap(client.GET('/api/todos', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });

/** Asks whoever is waited for to be quick about it. */
export const remind = ({ kind, id }: Todo) =>
  unwrap(client.POST('/api/todos/{kind}/{id}/reminders', { params: { path: { kind, id } } }));
