/** The codes in a pasted text, each once; whatever stands between them. */
export const codesIn = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKC')
      .toUpperCase()
      .split(/[\s,;、]+/u)
      .filter(Boolean),
  ),
];
