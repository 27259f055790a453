import { useEffect, useState } from 'react';
import { eventsUrl } from '../api/inbox.js';
import type { Message } from '../api/types.js';

export type StreamState = 'connecting' | 'open' | 'broken';

const REOPEN_MS = 5_000;

/**
 * Listens to an enterprise's new messages. The browser resumes a broken stream by itself with Last-Event-ID; only when
 * it gave up (a proxy answered with an error) a new stream is opened, and `onGap` told that something may be missing.
 */
export function useEventStream(
  uscc: string,
  onMessage: (message: Message) => void,
  onGap: () => void,
): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource;
    const open = (again: boolean) => {
      source = new EventSource(eventsUrl(uscc));
      source.onopen = () => {
        setState('open');
        if (again) onGap();
      };
      source.onerror = () => {
        setState('broken');
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(reopen, REOPEN_MS);
      };
      source.addEventListener('notice', ({ data }: MessageEvent<string>) =>
        onMessage(JSON.parse(data) as Message),
      );
    };
    // Asking for the lists also finds out whether the session has ended, which leads to where one signs in.
    const reopen = () => {
      onGap();
      open(true);
    };
    open(false);
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [uscc, onMessage, onGap]);
  return state;
}
