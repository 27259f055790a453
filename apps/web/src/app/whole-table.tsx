import { usePaging, useSorting } from './address.js';
import { Pager } from './pager.js';
import { RecordTable, sortedRows, type Column } from './record-table.js';

interface Props<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string | number;
  /** What a row is counted in, such as 项. */
  unit: string;
}

/** A table whose rows are all here: sorted and cut into pages as the address says. */
export function WholeTable<T>({ rows, unit, ...table }: Props<T>) {
  const sorting = useSorting();
  const paging = usePaging();
  const { size } = paging;
  // What narrowed the list since may have left fewer pages.
  const page = Math.min(paging.page, Math.max(1, Math.ceil(rows.length / size)));
  const shown = sortedRows(rows, table.columns, sorting).slice((page - 1) * size, page * size);
  return (
    <>
      <RecordTable rows={shown} sorting={sorting} {...table} />
      <Pager {...paging} page={page} total={rows.length} unit={unit} />
    </>
  );
}
