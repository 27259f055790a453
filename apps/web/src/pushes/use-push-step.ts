import { useQueryClient } from '@tanstack/react-query';
import { pushQuery } from '../api/pushes.js';
import type { PushDetail } from '../api/types.js';
import { useStep } from '../app/use-change.js';

/** One step of a push on its way; afterwards its page and all lists show the new state. */
export function usePushStep<Input = void>(
  id: string,
  step: (input: Input) => Promise<PushDetail>,
  said: string,
) {
  const queries = useQueryClient();
  const { queryKey } = pushQuery(id);
  return useStep(step, {
    stale: [queryKey, ['pushes']],
    said,
    onDone: (push) => void queries.setQueryData(queryKey, push),
  });
}
