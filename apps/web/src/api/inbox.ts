import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { InboxView } from './types.js';

const pageOf = (uscc: string, view: InboxView, before: number | undefined) =>
  unwrap(
    client.GET('/api/enterprises/{uscc}/inbox', { params: { path: { uscc }, query: { view, before } } }),
  );

/** The messages of an enterprise, newest first, 20 a page. */
export const inboxQuery = (uscc: string, view: InboxView) =>
  infiniteQueryOptions({
    queryKey: ['inbox', uscc, view],
    queryFn: ({ pageParam }) => pageOf(uscc, view, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** How many messages nobody has read yet; exact up to 99. */
export const unreadQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['unread', uscc],
    queryFn: () => unwrap(client.GET('/api/enterprises/{uscc}/inbox/unread', { params: { path: { uscc } } })),
  });

/** One message, archived or not. A Problem with status 404 when this enterprise has none of that number. */
export const messageQuery = (uscc: string, sequence: number) =>
  queryOptions({
    queryKey: ['message', uscc, sequence],
    queryFn: () =>
      unwrap(
        client.GET('/api/enterprises/{uscc}/inbox/{sequence}', { params: { path: { uscc, sequence } } }),
      ),
  });

const at = (uscc: string, sequence: number) => ({ params: { path: { uscc, sequence } } });

export const markRead = (uscc: string, sequence: number) =>
  unwrap(client.POST('/api/enterprises/{uscc}/inbox/{sequence}/read', at(uscc, sequence)));

export const archive = (uscc: string, sequence: number) =>
  unwrap(client.PUT('/api/enterprises/{uscc}/inbox/{sequence}/archive', at(uscc, sequence)));

export const unarchive = (uscc: string, sequence: number) =>
  unwrap(client.DELETE('/api/enterprises/{uscc}/inbox/{sequence}/archive', at(uscc, sequence)));

/** Where new messages are announced as they arrive. */
export const eventsUrl = (uscc: string): string => `/api/enterprises/${uscc}/inbox/events`;
