import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

/** A change of people or departments: what is shown of them is asked for anew, and the dialog closes. */
export function useChange<Input, Result>(
  change: (input: Input) => Promise<Result>,
  done: string,
  onDone: (result: Result) => void = () => undefined,
) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (result) => {
      void message.success(done);
      onDone(result);
      await Promise.all(
        ['people', 'person', 'departments'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
}
