import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { reasonOf } from '../api/problem.js';
import { pushQuery } from '../api/pushes.js';
import type { PushDetail } from '../api/types.js';

/** One step of a push on its way; afterwards its page and all lists show the new state. */
export function usePushStep<T>(id: string, step: (input: T) => Promise<PushDetail>, done: string) {
  const queries = useQueryClient();
  const { message: toast } = App.useApp();
  return useMutation({
    mutationFn: step,
    onSuccess: (push) => {
      queries.setQueryData(pushQuery(id).queryKey, push);
      void queries.invalidateQueries({ queryKey: ['pushes'] });
      void toast.success(done);
    },
    onError: (error) => {
      // Somebody else may have been quicker: show how it stands now beside the reason.
      void queries.invalidateQueries({ queryKey: pushQuery(id).queryKey });
      void toast.error(reasonOf(error));
    },
  });
}
