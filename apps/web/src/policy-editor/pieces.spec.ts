import { describe, expect, it } from 'vitest';
import { piecesOf } from './pieces.js';

describe('The pieces of a marked text', () => {
  it.each([
    ['without marks', []],
    [
      'with marks in one another',
      [
        { start: 1, end: 8 },
        { start: 3, end: 5 },
      ],
    ],
    [
      'with marks that overlap',
      [
        { start: 0, end: 4 },
        { start: 2, end: 10 },
      ],
    ],
    ['with a clause that was not found', [undefined, { start: 9, end: 10 }]],
  ])('%s put together are the text', (_, spans) => {
    const text = '零一二三四五六七八九';
    const pieces = piecesOf(text, spans);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    for (const [index, span] of spans.entries()) {
      const own = pieces.filter(({ by }) => by.includes(index)).map((piece) => piece.text);
      expect(own.join('')).toBe(span ? text.slice(span.start, span.end) : '');
    }
  });
});
