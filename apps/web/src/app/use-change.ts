import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { App } from 'antd';
import { reasonOf } from '../api/problem.js';

/** What follows a change. */
interface Sequel<Result, Input> {
  /** What shows the thing, and is therefore asked for anew, also when somebody else was quicker. */
  stale: readonly QueryKey[];
  /** What is said when it is done. */
  said?: string | ((result: Result, input: Input) => string);
  onDone?: (result: Result) => void | Promise<void>;
  /** Whether it is said in passing why it failed. */
  tells?: boolean;
}

/** A change made in a dialog or a form, which shows itself why it failed. */
export function useChange<Result, Input = void>(
  change: (input: Input) => Promise<Result>,
  { stale, said, onDone, tells = false }: Sequel<Result, Input>,
) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (result, input) => {
      if (said) void message.success(typeof said === 'string' ? said : said(result, input));
      await onDone?.(result);
    },
    onError: (error) => tells && void message.error(reasonOf(error)),
    onSettled: () => Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

/** A change made by a button alone: why it failed is said in passing. */
export const useStep = <Result, Input = void>(
  step: (input: Input) => Promise<Result>,
  sequel: Omit<Sequel<Result, Input>, 'tells'>,
) => useChange(step, { ...sequel, tells: true });
