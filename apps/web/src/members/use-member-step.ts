import { useQueryClient } from '@tanstack/react-query';
import { ME } from '../app/query-client.js';
import { useStep } from '../app/use-change.js';

/** A change of who acts for which enterprise: the lists and what the person may see are asked for anew. */
export function useMemberStep<Result>(
  step: () => Promise<Result>,
  said: string,
  onDone: (result: Result) => void = () => undefined,
) {
  const queries = useQueryClient();
  return useStep(step, {
    stale: [['members']],
    said,
    onDone: async (result) => {
      await queries.invalidateQueries({ queryKey: ME });
      onDone(result);
    },
  });
}
