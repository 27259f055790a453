import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { inboxQuery, messageQuery } from '../api/inbox.js';
import type { InboxPage, InboxView, Message } from '../api/types.js';

export type Inbox = InfiniteData<InboxPage>;

export const messagesOf = (inbox: Inbox): Message[] => inbox.pages.flatMap(({ items }) => items);

/** The inbox with a message in its place, newest first; unchanged when it is there already. */
export function withMessage(inbox: Inbox, message: Message): Inbox {
  const [first, ...rest] = inbox.pages;
  if (!first || messagesOf(inbox).some(({ sequence }) => sequence === message.sequence)) return inbox;
  const items = [...first.items, message].sort((a, b) => b.sequence - a.sequence);
  return { ...inbox, pages: [{ ...first, items }, ...rest] };
}

/** The inbox with every message passed through `change`; null takes a message out. */
export function changed(inbox: Inbox, change: (message: Message) => Message | null): Inbox {
  const pages = inbox.pages.map((page) => ({
    ...page,
    items: page.items.map(change).filter((message) => message !== null),
  }));
  return { ...inbox, pages };
}

const VIEWS_OF_NEW: readonly InboxView[] = ['all', 'unread'];

/** Puts a message that just arrived into the lists in memory. False when it was known already. */
export function arrive(queries: QueryClient, uscc: string, message: Message): boolean {
  let known = false;
  for (const view of VIEWS_OF_NEW) {
    queries.setQueryData<Inbox>(inboxQuery(uscc, view).queryKey, (inbox) => {
      if (!inbox) return inbox;
      const next = withMessage(inbox, message);
      if (view === 'all') known = next === inbox;
      return next;
    });
  }
  return !known;
}

/** Marks a message read in everything in memory. */
export function showRead(queries: QueryClient, uscc: string, sequence: number): void {
  const read = (message: Message): Message =>
    message.sequence === sequence ? { ...message, read: true } : message;
  queries.setQueriesData<Inbox>({ queryKey: ['inbox', uscc] }, (inbox) => inbox && changed(inbox, read));
  queries.setQueryData(messageQuery(uscc, sequence).queryKey, (message) => message && read(message));
}

/** Takes a message out of every list in memory; where it went is asked for afresh by whoever looks there. */
export function takeOut(queries: QueryClient, uscc: string, sequence: number): void {
  const drop = (message: Message) => (message.sequence === sequence ? null : message);
  queries.setQueriesData<Inbox>({ queryKey: ['inbox', uscc] }, (inbox) => inbox && changed(inbox, drop));
}
