import type { QueryClient } from '@tanstack/react-query';

const KEYS = ['own', 'own-privacy', 'checkup', 'matches'] as const;

/** After an enterprise said something of itself, or took it back: all that shows it or is judged by it is asked for anew. */
export const askAnew = (queries: QueryClient, uscc: string) =>
  Promise.all(KEYS.map((key) => queries.invalidateQueries({ queryKey: [key, uscc] })));
