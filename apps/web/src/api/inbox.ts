import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { InboxView, Message } from './types.js';

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

/** The page that begins with the message of that sequence holds it, if the enterprise has it at all. */
async function find(uscc: string, sequence: number): Promise<Message | null> {
  for (const view of ['all', 'archived'] as const) {
    const { items } = await pageOf(uscc, view, sequence + 1);
    const found = items.find((message) => message.sequence === sequence);
    if (found) return found;
  }
  return null;
}

/** One message, archived or not; null when this enterprise has none of that number. */
export const messageQuery = (uscc: string, sequence: number) =>
  queryOptions({ queryKey: ['message', uscc, sequence], queryFn: () => find(uscc, sequence) });

const at = (uscc: string, sequence: number) => ({ params: { path: { uscc, sequence } } });

export const markRead = (uscc: string, sequence: number) =>
  unwrap(client.POST('/api/enterprises/{uscc}/inbox/{sequence}/read', at(uscc, sequence)));

export const archive = (uscc: string, sequence: number) =>
  unwrap(client.PUT('/api/enterprises/{uscc}/inbox/{sequence}/archive', at(uscc, sequence)));

export const unarchive = (uscc: string, sequence: number) =>
  unwrap(client.DELETE('/api/enterprises/{uscc}/inbox/{sequence}/archive', at(uscc, sequence)));

/** Where new messages are announced as they arrive. */
export const eventsUrl = (uscc: string): string => `/api/enterprises/${uscc}/inbox/events`;
