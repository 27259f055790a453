import { placeOf, type RuleFault } from './rule.js';

const none: readonly RuleFault[] = [];

/**
 * What is said of single rows from outside: their faults, which one is active, and which takes the focus. Rows listen by themselves, so that
 * only those are drawn again of which something else is said.
 */
export class RowNotes {
  private faults: ReadonlyMap<string, readonly RuleFault[]> = new Map();
  private active: string | undefined;
  private wanted: string | undefined;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The faults of a condition or group itself, not of what lies beneath it. */
  faultsAt(pointer: string): readonly RuleFault[] {
    return this.faults.get(pointer) ?? none;
  }

  isActive(pointer: string): boolean {
    return this.active === pointer;
  }

  /** Lets the row with this id take the focus when it appears. */
  want(id: string): void {
    this.wanted = id;
  }

  /** Whether the row with this id is to take the focus; asked once. */
  takesFocus(id: string | undefined): boolean {
    const takes = id !== undefined && this.wanted === id;
    if (takes) this.wanted = undefined;
    return takes;
  }

  /** Takes down what is said now. */
  note(faults: readonly RuleFault[], active: string | undefined): void {
    this.faults = grouped(faults, this.faults);
    this.active = active;
    this.listeners.forEach((listener) => listener());
  }
}

/** The faults by node; a node of which the same is said as before keeps its list. */
function grouped(
  faults: readonly RuleFault[],
  before: ReadonlyMap<string, readonly RuleFault[]>,
): ReadonlyMap<string, readonly RuleFault[]> {
  const lists = new Map<string, RuleFault[]>();
  for (const fault of faults) {
    const place = placeOf(fault.pointer);
    lists.set(place, [...(lists.get(place) ?? []), fault]);
  }
  return new Map([...lists].map(([place, list]) => [place, kept(list, before.get(place))]));
}

const kept = (list: readonly RuleFault[], before: readonly RuleFault[] | undefined): readonly RuleFault[] =>
  before && JSON.stringify(before) === JSON.stringify(list) ? before : list;
