import { placeOfNode } from './rule-nodes.js';

/** The condition that is worked on: of which item, and where in its rule (JSON Pointer; '' is the rule itself). */
export interface Active {
  readonly item: number;
  readonly pointer: string;
}

/** A word for a condition that no other one has. */
export const keyOf = ({ item, pointer }: Active): string => `${item}${pointer}`;

/** “条目 1 · 条件 2”. */
export const activeName = ({ item, pointer }: Active): string => `条目 ${item + 1} · ${placeOfNode(pointer)}`;

/** Brings a condition's row to the person, and the focus with it. */
export function showCondition({ item, pointer }: Active): void {
  const panel = document.getElementById(`item-${item}`);
  const row = pointer ? panel?.querySelector(`[data-pointer="${pointer}"]`) : undefined;
  (row ?? panel)?.scrollIntoView({ block: 'center' });
}
