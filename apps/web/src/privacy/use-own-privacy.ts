import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { ownPrivacyQuery } from '../api/privacy.js';
import { reasonOf } from '../api/problem.js';
import type { OwnPrivacy } from '../api/types.js';
import { askAnew } from '../own-facts/ask-anew.js';

/**
 * Says something about the enterprise's data; the page then shows what the server answered. Taking a consent back ends
 * what rested on it, such as declared facts, so everything judged by them is asked for anew.
 */
export function useOwnPrivacy<Word>(uscc: string, say: (word: Word) => Promise<OwnPrivacy>, done: string) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: say,
    onSuccess: async (answer) => {
      void message.success(done);
      queries.setQueryData(ownPrivacyQuery(uscc).queryKey, answer);
      await askAnew(queries, uscc);
    },
    onError: (error) => void message.error(reasonOf(error)),
  });
}
