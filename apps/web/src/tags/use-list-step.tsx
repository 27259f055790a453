import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { reasonOf } from '../api/problem.js';

/** A change of a tag's lists: afterwards everything shown of the tag is asked for again. */
export function useListStep(code: string, step: () => Promise<unknown>, done: string) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: async () => {
      void message.success(done);
      await queries.invalidateQueries({ queryKey: ['tag', code] });
      await queries.invalidateQueries({ queryKey: ['tags'] });
    },
    onError: (error) => void message.error(reasonOf(error)),
  });
}
