import { useEffect, useState, type RefObject } from 'react';
import type { Span } from './squeezed.js';

/** Which piece of an element's text is selected; undefined when none is. */
export function useSelectedSpan(place: RefObject<HTMLElement | null>): Span | undefined {
  const [span, setSpan] = useState<Span>();
  useEffect(() => {
    const look = () => setSpan(place.current ? spanIn(place.current, document.getSelection()) : undefined);
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [place]);
  return span;
}

function spanIn(element: HTMLElement, selection: Selection | null): Span | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.commonAncestorContainer)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  const start = before.toString().length + (text.length - text.trimStart().length);
  const end = start + text.trim().length;
  return end > start ? { start, end } : undefined;
}
