import { diffArrays } from 'diff';

/** A line of a comparison: the same on both sides, or there on one of them or on both with other words. */
export interface Pair {
  readonly older: string | null;
  readonly newer: string | null;
}

/** Whether the two sides differ. */
export const differs = ({ older, newer }: Pair): boolean => older !== newer;

/** Two lists of lines set against each other: what was replaced stands opposite to what replaced it. */
export function sideBySide(older: readonly string[], newer: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  let gone: string[] = [];
  for (const { value, added, removed } of diffArrays([...older], [...newer])) {
    if (removed) gone.push(...value);
    else if (added) {
      pairs.push(...opposite(gone, value));
      gone = [];
    } else {
      pairs.push(...opposite(gone, []), ...value.map((line) => ({ older: line, newer: line })));
      gone = [];
    }
  }
  return [...pairs, ...opposite(gone, [])];
}

function opposite(gone: readonly string[], come: readonly string[]): Pair[] {
  const longest = Math.max(gone.length, come.length);
  return Array.from({ length: longest }, (_, i) => ({ older: gone[i] ?? null, newer: come[i] ?? null }));
}

/** A text as its sentences, which is how policies are amended. */
export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[。；！？\n])/).flatMap((sentence) => sentence.trim() || []);
