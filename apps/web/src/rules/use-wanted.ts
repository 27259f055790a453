import { useEffect, useRef, type RefObject } from 'react';
import { useBuilder } from './builder-context.js';

/** A row that takes the focus when it appears because it has just been added. */
export function useWanted<E extends HTMLElement>(id: string | undefined): RefObject<E | null> {
  const row = useRef<E>(null);
  const { notes } = useBuilder();
  useEffect(() => {
    if (notes.takesFocus(id)) row.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [id, notes]);
  return row;
}
