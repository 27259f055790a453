import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { Paging } from './pager.js';
import type { Sorting } from './record-table.js';

/** Values kept in the address, so that a view can be bookmarked and sent; empty ones are left out. */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (values: Record<string, string | undefined>) =>
      setParams(
        (old) => {
          for (const [key, value] of Object.entries(values)) {
            if (value) old.set(key, value);
            else old.delete(key);
          }
          return old;
        },
        { replace: true },
      ),
    [setParams],
  );
  const text = (key: string): string | undefined => params.get(key) ?? undefined;
  return { text, change };
}

/** The page of the list one is on, kept in the address. */
export function usePaging(size = 20): Paging {
  const { text, change } = useAddress();
  const page = Math.max(1, Number.parseInt(text('page') ?? '', 10) || 1);
  return { page, size, onChange: (next) => change({ page: `${next}` }) };
}

/** By which column the list is sorted, kept in the address; another order begins at the first page. */
export function useSorting(): Sorting {
  const { text, change } = useAddress();
  return {
    by: text('sort') ?? '',
    descending: text('order') === 'desc',
    change: (sort, descending) => change({ sort, order: descending ? 'desc' : undefined, page: undefined }),
  };
}

/** One of the allowed words, or undefined for anything else somebody wrote into the address. */
export const oneOf = <T extends string>(words: readonly T[], text: string | undefined): T | undefined =>
  words.find((word) => word === text);
