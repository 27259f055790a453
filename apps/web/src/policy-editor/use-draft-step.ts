import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { draftQuery } from '../api/policy-drafts.js';
import { reasonOf } from '../api/problem.js';
import type { DraftDetail } from '../api/types.js';

/** One step of a draft on its way; afterwards its page and all lists show the new state. */
export function useDraftStep(id: string, step: () => Promise<DraftDetail>, done: string) {
  const queries = useQueryClient();
  const { message: toast } = App.useApp();
  return useMutation({
    mutationFn: step,
    onSuccess: (draft) => {
      queries.setQueryData(draftQuery(id).queryKey, draft);
      for (const key of ['policy-drafts', 'policies', 'policy'])
        void queries.invalidateQueries({ queryKey: [key] });
      void toast.success(done);
    },
    onError: (error) => {
      void queries.invalidateQueries({ queryKey: draftQuery(id).queryKey });
      void toast.error(reasonOf(error));
    },
  });
}
