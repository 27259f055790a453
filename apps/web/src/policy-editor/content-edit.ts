import type { DraftContent, DraftItem } from '../api/types.js';
import { emptyRule } from '../rules/rule.js';

/** Changes some of a draft. */
export type Change = (changes: Partial<DraftContent>) => void;

/** An item to begin with. */
export const newItem = (title: string): DraftItem => ({
  code: '',
  title,
  rule: emptyRule(),
  benefit: { text: '', means: 'support' },
  exclusionGroup: '',
  advice: '',
  marks: [],
});

/** The list with one of its entries changed. */
export const changedAt = <T>(all: readonly T[], index: number, changes: Partial<T>): T[] =>
  all.map((each, i) => (i === index ? { ...each, ...changes } : each));

/** The list without one of its entries. */
export const removedAt = <T>(all: readonly T[], index: number): T[] => all.filter((_, i) => i !== index);

/** The list with one of its entries moved by so many places. */
export function movedBy<T>(all: readonly T[], index: number, by: number): T[] {
  const rest = removedAt(all, index);
  const moved = all[index];
  return moved === undefined ? rest : rest.toSpliced(index + by, 0, moved);
}
