import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(min-width: 768px)');

const subscribe = (changed: () => void) => {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Whether the screen has room for tables and drawers. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
