/** A code that was given and why it is left aside, with its place in what was given. */
export interface SetAside {
  /** Line or row, counted from 1. */
  readonly row: number;
  readonly code: string;
  readonly reason: string;
}

/** Why codes were left aside, or stand on the list and yet get nothing. */
export const asideKinds = ['malformed', 'unknown', 'repeated', 'inactive'] as const;
export type AsideKind = (typeof asideKinds)[number];

/** How many of a kind there are, and the first of them by name. */
export interface Aside {
  readonly count: number;
  readonly first: readonly SetAside[];
}

/** What became of everything that was given. */
export interface ListReport {
  /** Texts that were given, repetitions included. */
  readonly given: number;
  /** Registered enterprises on the list, the inactive included. */
  readonly listed: number;
  readonly aside: Readonly<Record<AsideKind, Aside>>;
}

/** A list of enterprises by their codes, to whom a push is addressed. Never changed once given. */
export interface CodeList {
  readonly id: string;
  readonly department: string;
  readonly name: string;
  /** SHA-256 (hex) over the blocks of its members: who they are, not how they were written. */
  readonly digest: string;
  readonly report: ListReport;
  readonly createdAt: Date;
}
