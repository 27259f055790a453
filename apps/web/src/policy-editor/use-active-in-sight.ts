import { useEffect, type RefObject } from 'react';
import { keyOf, type Active } from './active.js';

/** Brings the clause of the active condition to the person, within the text and not the page. */
export function useActiveInSight(place: RefObject<HTMLElement | null>, active: Active | undefined): void {
  useEffect(() => {
    const text = place.current;
    const mark = active && text?.querySelector<HTMLElement>(`[data-mark~="${keyOf(active)}"]`);
    if (text && mark) text.scrollTo({ top: mark.offsetTop - text.clientHeight / 3 });
  }, [place, active]);
}
