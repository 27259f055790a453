/** All that shows what an enterprise says of itself, or is judged by it. */
export const judgedBy = (uscc: string): readonly [string, string][] => [
  ['own', uscc],
  ['own-privacy', uscc],
  ['checkup', uscc],
  ['matches', uscc],
];
