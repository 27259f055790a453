import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

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
  const page = Math.max(1, Number(params.get('page')) || 1);
  return { text, page, change };
}

/** One of the allowed words, or undefined for anything else somebody wrote into the address. */
export const oneOf = <T extends string>(words: readonly T[], text: string | undefined): T | undefined =>
  words.find((word) => word === text);
