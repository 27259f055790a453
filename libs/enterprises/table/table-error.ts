import { Fault } from '#platform';

/** A table can't be read any further; the message says in Chinese why, and what to do. */
export class TableError extends Fault {
  constructor(
    message: string,
    /** The line of the file or row of the sheet, counted from 1. */
    readonly line?: number,
  ) {
    super('invalid', 'import-table', message);
  }
}
