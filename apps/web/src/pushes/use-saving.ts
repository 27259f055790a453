import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../api/problem.js';
import { changePush, createPush, pushQuery } from '../api/pushes.js';
import { faultsOf, inputOf, type Draft } from './draft.js';

/** Saves a draft, and keeps what is wrong with which of its fields. */
export function useSaving(id: string | undefined) {
  const queries = useQueryClient();
  const [faults, setFaults] = useState<Record<string, string>>({});
  const saving = useMutation({
    mutationFn: (draft: Draft) => (id ? changePush(id, inputOf(draft)) : createPush(inputOf(draft))),
    onSuccess: (push) => {
      queries.setQueryData(pushQuery(push.id).queryKey, push);
      void queries.invalidateQueries({ queryKey: ['pushes'] });
    },
    onError: (error) => {
      if (isProblem(error))
        setFaults(Object.fromEntries(error.faults.map(({ pointer, message }) => [pointer, message])));
    },
  });
  const save = (draft: Draft): void => {
    const missing = faultsOf(draft);
    setFaults(missing);
    if (Object.keys(missing).length === 0) saving.mutate(draft);
  };
  return { save, saved: saving.data, faults, pending: saving.isPending, error: saving.error };
}
