import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { fetchDraft, saveDraft } from '../api/policy-drafts.js';
import type { DraftDetail } from '../api/types.js';
import { DraftSaver } from './draft-saver.js';

/** Keeps a draft saved while its page is open, and tells what the service last said of it. */
export function useDraftSaver(start: DraftDetail) {
  const queries = useQueryClient();
  const [known, setKnown] = useState(start);
  const [saver] = useState(() => {
    const { id } = start;
    const store = {
      save: (revision: number, content: DraftDetail['content']) => saveDraft(id, revision, content),
      load: () => fetchDraft(id),
    };
    return new DraftSaver(store, start, setKnown);
  });
  useEffect(() => {
    const again = () => void saver.flush();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      saver.stop();
      void queries.invalidateQueries({ queryKey: ['policy-drafts'] });
    };
  }, [saver, queries]);
  return { saver, known, state: useSyncExternalStore(saver.subscribe, saver.state) };
}
