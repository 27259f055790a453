import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import { learnCsrfToken } from './csrf.js';
import { isProblem } from './problem.js';
import type { Me } from './types.js';

/** Who is signed in and what they may do; otherwise whether they were until just now. */
export async function fetchMe(): Promise<{ me: Me } | { me: null; expired: boolean }> {
  try {
    const me = await unwrap(client.GET('/api/me'));
    learnCsrfToken(me.csrfToken);
    return { me };
  } catch (error) {
    if (isProblem(error) && error.status === 401) return { me: null, expired: isExpiry(error) };
    throw error;
  }
}

/** Whether an answer says that the session has ended. */
export const isExpiry = (error: unknown): boolean => isProblem(error) && error.code === 'session-expired';

/** Where one signs in, coming back to a page of ours. */
export const signInAddress = (returnTo: string): string =>
  `/api/session/sign-in?${new URLSearchParams({ returnTo }).toString()}`;

/** Where one signs in as somebody else. */
export const ANOTHER_PERSON = '/api/session/sign-in?another=true';

/** Where one confirms oneself, in a window of its own. */
export const STEP_UP = `/api/session/sign-in?${new URLSearchParams({ stepUp: 'true', returnTo: '/stepped-up' }).toString()}`;

/** Ends the session, or all of the person's; answers where the browser goes next. */
export const signOut = (everywhere: boolean) =>
  unwrap(client.POST('/api/session/sign-out', { body: { everywhere } }));

/** Where the person is signed in. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: () => unwrap(client.GET('/api/me/sessions')),
});

export const endSession = (id: string) =>
  unwrap(client.DELETE('/api/me/sessions/{id}', { params: { path: { id } } }));

export const endOtherSessions = () => unwrap(client.DELETE('/api/me/sessions'));
