/** A row as it stands in the file, before it is held against the header. */
export interface RawRow {
  /** The line of the file or row of the sheet on which the row begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows come in batches, because a promise for each of a million rows takes longer than reading them. */
export type RawRows = AsyncIterable<readonly RawRow[]>;
