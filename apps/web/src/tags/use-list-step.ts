import { useStep } from '../app/use-change.js';

/** A change of a tag's lists: afterwards everything shown of the tag is asked for again. */
export const useListStep = (code: string, step: () => Promise<unknown>, said: string) =>
  useStep(step, { stale: [['tag', code], ['tags']], said });
