import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from './loaded.js';
import { Pager, type Paging } from './pager.js';
import { RecordTable, type Column, type Sorting } from './record-table.js';

interface Props<T> {
  /** One page of rows, and how many there are in all. */
  query: UseQueryResult<{ items: readonly T[]; total: number }>;
  label: string;
  columns: readonly Column<T>[];
  keyOf: (row: T) => string | number;
  /** What a row is counted in, such as 家. */
  unit: string;
  paging: Paging;
  /** Present when the server sorts by the column one presses. */
  sorting?: Sorting;
  /** Instead of a table without rows. */
  empty: ReactNode;
}

/** A table of which the server brings a page at a time, with its page numbers; while there is none, why. */
export function PagedTable<T>({ query, unit, paging, empty, ...table }: Props<T>) {
  return (
    <Loaded query={query} rows={paging.size / 2}>
      {({ items, total }) =>
        items.length === 0 ? (
          empty
        ) : (
          <>
            <RecordTable rows={items} {...table} />
            <Pager {...paging} total={total} unit={unit} />
          </>
        )
      }
    </Loaded>
  );
}
