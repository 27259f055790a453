/** A column of a file: its header, and what a row holds there; nothing leaves the cell empty. */
export type CsvColumn<T> = readonly [header: string, cell: (row: T) => string | number | null | undefined];

const csvHeader = <T>(columns: readonly CsvColumn<T>[]): string[] => columns.map(([header]) => header);

const csvRow = <T>(columns: readonly CsvColumn<T>[], row: T): string[] =>
  columns.map(([, cell]) => String(cell(row) ?? ''));

/** Headers and rows of a file. */
export function csvTable<T>(columns: readonly CsvColumn<T>[], rows: readonly T[]): string[][] {
  return [csvHeader(columns), ...rows.map((row) => csvRow(columns, row))];
}

/** The same of rows that come one by one, each as `shown` puts it. */
export async function* csvRows<R, T>(
  columns: readonly CsvColumn<T>[],
  rows: AsyncIterable<R>,
  shown: (row: R) => T,
): AsyncGenerator<string[]> {
  yield csvHeader(columns);
  for await (const row of rows) yield csvRow(columns, shown(row));
}
