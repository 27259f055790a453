import { Fault, StartFault } from '#platform';
import { CatalogueFileError } from '#enterprises';

/** Exit codes: 0 done, 1 it could not be done, 2 the command line is wrong. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** Results go to standard output; everything said along the way to standard error. */
export class Output {
  constructor(readonly json: boolean) {}

  /** The result: as JSON for machines, otherwise as text. */
  result(value: unknown, text: string): void {
    process.stdout.write(this.json ? `${JSON.stringify(value)}\n` : `${text}\n`);
  }

  /** Progress, on one line that is written over in a terminal. */
  progress(text: string): void {
    if (this.json) return;
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  }

  endProgress(): void {
    if (!this.json && process.stderr.isTTY) process.stderr.write('\n');
  }

  /** Tells why it could not be done. */
  fault(error: unknown): void {
    const { code, message, details } = describe(error);
    if (this.json) process.stderr.write(`${JSON.stringify({ error: { code, message, details } })}\n`);
    else {
      process.stderr.write(`${message}\n`);
      details.forEach(({ pointer, message: text }) => process.stderr.write(`  ${pointer}：${text}\n`));
    }
  }
}

function describe(error: unknown) {
  if (error instanceof Fault) return { code: error.code, message: error.message, details: error.details };
  if (error instanceof StartFault || error instanceof CatalogueFileError) {
    return { code: 'start', message: error.message, details: [] };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal', message, details: [] };
}

/** Columns of texts, aligned; Han characters count as two. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0);
}
