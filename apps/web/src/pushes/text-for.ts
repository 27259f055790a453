/** The text that a segment reads: the body, then what is said to this segment only. */
export const textFor = (body: string, addition: string | undefined): string =>
  addition?.trim() ? `${body}\n\n${addition.trim()}` : body;
