import type { Span } from './squeezed.js';

/** A stretch of a text that is marked by the same ones throughout; indexes into the spans. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly by: readonly number[];
}

/** Cuts a text where marks begin and end. Marks may lie in one another; nothing of the text is lost. */
export function piecesOf(text: string, spans: readonly (Span | undefined)[]): Piece[] {
  const ends = spans.flatMap((span) => (span ? [span.start, span.end] : []));
  const cuts = [...new Set([0, ...ends, text.length])]
    .filter((cut) => cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => ({
    start,
    text: text.slice(start, cuts[i + 1]),
    by: spans.flatMap((span, index) => (span && span.start <= start && start < span.end ? [index] : [])),
  }));
}
