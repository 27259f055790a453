import { useQueryClient } from '@tanstack/react-query';
import { ownPrivacyQuery } from '../api/privacy.js';
import type { OwnPrivacy } from '../api/types.js';
import { useStep } from '../app/use-change.js';
import { judgedBy } from '../own-facts/judged-by.js';

/**
 * Says something about the enterprise's data; the page then shows what the server answered. Taking a consent back ends
 * what rested on it, such as declared facts, so everything judged by them is asked for anew.
 */
export function useOwnPrivacy<Word>(uscc: string, say: (word: Word) => Promise<OwnPrivacy>, said: string) {
  const queries = useQueryClient();
  return useStep(say, {
    stale: judgedBy(uscc),
    said,
    onDone: (answer) => void queries.setQueryData(ownPrivacyQuery(uscc).queryKey, answer),
  });
}
