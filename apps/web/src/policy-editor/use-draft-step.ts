import { useQueryClient } from '@tanstack/react-query';
import { draftQuery } from '../api/policy-drafts.js';
import type { DraftDetail } from '../api/types.js';
import { useStep } from '../app/use-change.js';

/** One step of a draft on its way; afterwards its page and all lists show the new state. */
export function useDraftStep<Input = void>(
  id: string,
  step: (input: Input) => Promise<DraftDetail>,
  said: string,
) {
  const queries = useQueryClient();
  const { queryKey } = draftQuery(id);
  return useStep(step, {
    stale: [queryKey, ['policy-drafts'], ['policies'], ['policy']],
    said,
    onDone: (draft) => void queries.setQueryData(queryKey, draft),
  });
}
