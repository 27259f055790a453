import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { reasonOf } from '../api/problem.js';
import { ME } from '../app/query-client.js';

/** A change of who acts for which enterprise: the lists and what the person may see are asked for anew. */
export function useMemberStep<Input, Result>(
  step: (input: Input) => Promise<Result>,
  done: string,
  onDone: (result: Result) => void = () => undefined,
) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: async (result) => {
      void message.success(done);
      await queries.invalidateQueries({ queryKey: ME });
      onDone(result);
      await queries.invalidateQueries({ queryKey: ['members'] });
    },
    onError: (error) => void message.error(reasonOf(error)),
  });
}
