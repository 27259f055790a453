import { createContext, useContext, useSyncExternalStore } from 'react';
import type { RuleFields } from './rule-field.js';
import type { RowNotes } from './row-notes.js';
import type { Combinator, RuleFault } from './rule.js';

/** What all rows of a builder share; it stays the same object while a rule is edited. */
export interface Builder {
  fields: RuleFields;
  notes: RowNotes;
  onActivate: (pointer: string) => void;
}

export const BuilderContext = createContext<Builder | undefined>(undefined);

/** The builder around. Throws outside of one. */
export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('rows of a rule stand in a RuleBuilder');
  return builder;
}

/** How the group around a row combines its parts. */
export const CombinatorContext = createContext<Combinator>('and');

/** What is wrong with a row itself. */
export function useFaults(pointer: string): readonly RuleFault[] {
  const { notes } = useBuilder();
  return useSyncExternalStore(notes.subscribe, () => notes.faultsAt(pointer));
}

/** Whether a row is the one that is worked on. */
export function useIsActive(pointer: string): boolean {
  const { notes } = useBuilder();
  return useSyncExternalStore(notes.subscribe, () => notes.isActive(pointer));
}
