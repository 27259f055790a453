import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from '../api/problem.js';

/** The key under which is kept who is signed in. */
export const ME = ['me'] as const;

/** A refusal of the server stays one; only a lost connection or a server fault is worth a second try. */
const retry = (failures: number, error: Error): boolean =>
  failures < 1 && (!isProblem(error) || error.status === 0 || error.status >= 500);

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended elsewhere sends the page to where one signs in.
    onError: (error) => {
      if (isProblem(error) && error.status === 401) queryClient.setQueryData(ME, { me: null, expired: true });
    },
  }),
  defaultOptions: {
    queries: { retry, staleTime: 10_000, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});
