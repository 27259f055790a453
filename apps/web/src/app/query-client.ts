import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from '../api/problem.js';
import { TODOS } from '../api/todos.js';

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
  mutationCache: new MutationCache({
    // Answers hang together in more ways than each change could name: whatever is shown next is asked for anew.
    onSuccess: () => {
      void queryClient.invalidateQueries({ refetchType: 'none' });
      // What waits is counted beside the navigation of every page.
      void queryClient.invalidateQueries({ queryKey: TODOS });
    },
  }),
  defaultOptions: {
    queries: { retry, staleTime: 10_000, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});
