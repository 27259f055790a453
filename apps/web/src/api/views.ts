import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { ViewedList } from './types.js';

/** The views that the acting person keeps of a list. */
export const viewsQuery = (list: ViewedList) =>
  queryOptions({
    queryKey: ['views', list],
    queryFn: () => unwrap(client.GET('/api/views', { params: { query: { list } } })),
  });

export const saveView = (list: ViewedList, name: string, address: string) =>
  unwrap(client.POST('/api/views', { body: { list, name, address } }));

export const removeView = (id: string) =>
  unwrap(client.DELETE('/api/views/{id}', { params: { path: { id } } }));
