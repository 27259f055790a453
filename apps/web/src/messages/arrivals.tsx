import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { unreadQuery } from '../api/inbox.js';
import type { Message } from '../api/types.js';
import styles from './enterprise-area.module.css';
import { arrive } from './inbox-cache.js';
import { useEventStream } from './use-event-stream.js';

const WORDS = { connecting: '正在连接…', open: '新消息实时到达', broken: '连接中断，正在重连…' } as const;

/** Receives new messages while the page is open, says so politely, and shows whether it is still connected. */
export function Arrivals({ uscc }: { uscc: string }) {
  const queries = useQueryClient();
  const [announced, setAnnounced] = useState('');
  const receive = useCallback(
    (message: Message) => {
      if (!arrive(queries, uscc, message)) return;
      setAnnounced(`收到新消息：${message.title}（${message.department}）`);
      void queries.invalidateQueries({ queryKey: unreadQuery(uscc).queryKey });
    },
    [queries, uscc],
  );
  // After a gap that the stream could not bridge by itself, the lists are asked for afresh.
  const catchUp = useCallback(() => {
    void queries.invalidateQueries({ queryKey: ['inbox', uscc] });
    void queries.invalidateQueries({ queryKey: unreadQuery(uscc).queryKey });
  }, [queries, uscc]);
  const state = useEventStream(uscc, receive, catchUp);
  return (
    <>
      <span className={`${styles.live} ${state === 'open' ? '' : styles.broken}`}>{WORDS[state]}</span>
      <span aria-live="polite" className="visually-hidden">
        {announced}
      </span>
    </>
  );
}
