/** A text without its blanks, and where each of its characters stood. */
export interface Squeezed {
  readonly text: string;
  readonly places: readonly number[];
}

/** From one character to another, the last one not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes all blanks out. Texts of PDFs break lines in the middle of sentences, which nobody types when quoting; what is
 * compared is what is left.
 */
export function squeezed(text: string): Squeezed {
  const places = [...text.matchAll(/\S/g)].map(({ index }) => index);
  return { text: text.replace(/\s+/g, ''), places };
}

/** Where a quote first stands in a text, however either is broken into lines. */
export function locate({ text, places }: Squeezed, quote: string): Span | undefined {
  const wanted = squeezed(quote).text;
  const at = wanted === '' ? -1 : text.indexOf(wanted);
  const [first, last] = [places[at], places[at + wanted.length - 1]];
  return first === undefined || last === undefined ? undefined : { start: first, end: last + 1 };
}

/** A piece of a document as one quotes it: lines joined, with a blank only where one stands between Latin words. */
export const asQuote = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<![A-Za-z0-9.,;]) | (?![A-Za-z0-9])/g, '');
