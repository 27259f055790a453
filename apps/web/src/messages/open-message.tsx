import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { markRead, messageQuery, unreadQuery } from '../api/inbox.js';
import { Loaded } from '../app/loaded.js';
import { showRead } from './inbox-cache.js';
import { MessageView } from './message-view.js';

interface Props {
  uscc: string;
  sequence: number;
  onDone: () => void;
}

/** One opened message; opening it is reading it. */
export function OpenMessage({ uscc, sequence, onDone }: Props) {
  const query = useQuery(messageQuery(uscc, sequence));
  useReading(uscc, sequence, query.data?.read === false);
  return (
    <Loaded query={query}>
      {(message) => <MessageView uscc={uscc} message={message} onArchived={onDone} />}
    </Loaded>
  );
}

/** Tells the server once that an unread message was opened. A failure is harmless: the next opening tries again. */
function useReading(uscc: string, sequence: number, unread: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!unread) return;
    const done = () => {
      showRead(queries, uscc, sequence);
      void queries.invalidateQueries({ queryKey: unreadQuery(uscc).queryKey });
    };
    markRead(uscc, sequence).then(done, () => undefined);
  }, [queries, uscc, sequence, unread]);
}
